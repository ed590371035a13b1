import { expect, test, vi } from 'vitest';
import { describeWith } from '../../run/needs.js';
import { allRuns, examplesIn, folderOfOwn, ibs, namesOf, recordsIn } from './validating.js';

const EXAMPLES = 3;
const RUNS = 3;
const SOON = { timeout: 60_000, interval: 50 };

describeWith('bwrap', 'ibs validate --gateway', () => {
  test('ends with a clear word where the gateway dies, and goes on once it is there again', {
    timeout: 180_000,
  }, async () => {
    const [home, folder] = [folderOfOwn(), folderOfOwn()];
    examplesIn(folder, EXAMPLES);
    const gateway = async (at: number) => {
      const clock = ['--clock', 'fixed:2026-03-02T15:00:00Z'];
      const started = ibs(folderOfOwn(), ['gateway', '--port', String(at), ...clock]);
      await started.printed(1);
      return started;
    };
    const first = await gateway(0);
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(first.lines().join('\n'))?.[1]);
    const validate = (...more: string[]) =>
      ibs(home, [
        ...['validate', '--folder', folder, '--runs', String(RUNS), '--gateway', `127.0.0.1:${port}`],
        ...more,
      ]);

    const stopped = validate();
    await vi.waitUntil(async () => (await recordsIn(home)).length >= 2, SOON);
    first.process.kill('SIGKILL');
    expect(await stopped.ended, stopped.errors()).toBe(2);
    expect(stopped.errors()).toContain(`127.0.0.1:${port} cannot be reached any more`);
    const kept = await recordsIn(home);
    expect(kept.map(({ outcome }) => outcome)).toEqual(kept.map(() => 'pass'));

    const second = await gateway(port);
    const resumed = validate('--json');
    expect(await resumed.ended, resumed.errors()).toBe(0);
    second.process.kill('SIGKILL');
    const records = await recordsIn(home);
    expect([...namesOf(records)].sort()).toEqual([...allRuns(EXAMPLES, RUNS)].sort());
    for (const record of kept) expect(records).toContainEqual(record);
    // It is our own gateway, whoever has started it: no evidence of a real one.
    expect(new Set(records.map(({ evidence }) => evidence.environment.kind))).toEqual(new Set(['lent']));
  });
});

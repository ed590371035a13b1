import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Example } from '../../../harness/example/example.js';
import { loadExamples } from '../../../harness/example/load.js';
import type { ExampleRunner, Ran } from '../../../harness/runner/ran.js';
import { openRunner } from '../../harness/runner/open-runner.js';
import { describeWith, needs } from '../../run/needs.js';

const FOLDER = fileURLToPath(new URL('../../../corpus/examples', import.meta.url));
const AT_ONCE = 4;
/** Of each example; the second shows that it is the same again. */
const RUNS = process.env['IBS_TEST_FULL'] === '1' ? 6 : 2;

describeWith('bwrap', 'the examples of the corpus', () => {
  let runner: ExampleRunner & { readonly close: () => Promise<void> };
  let examples: readonly Example[];
  beforeAll(async () => {
    runner = await openRunner(30_000);
    examples = await loadExamples(FOLDER, 'corpus');
  });
  afterAll(() => runner.close());

  test('pass each time, and say the same on the wire each time', { timeout: 600_000 }, async () => {
    needs('python');
    expect(examples.length).toBeGreaterThanOrEqual(40);
    const waiting = examples.flatMap((example) => Array<Example>(RUNS).fill(example));
    const made = new Map<string, Ran[]>(examples.map(({ id }) => [id, []]));
    const workOff = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        made.get(next.id)?.push(await runner.run(next, {}));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, workOff));
    const told = [...made].map(([id, runs]) => ({
      id,
      reasons: runs.flatMap(({ outcome, reasons }) =>
        outcome === 'pass' ? [] : [`${outcome}: ${reasons[0]?.message}`],
      ),
      conversations: new Set(runs.map(({ evidence }) => evidence.digest)).size,
      runs: runs.length,
    }));
    expect(told).toEqual(examples.map(({ id }) => ({ id, reasons: [], conversations: 1, runs: RUNS })));
  });
});

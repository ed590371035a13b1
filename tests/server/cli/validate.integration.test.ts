import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../../run/needs.js';
import { pathWithoutWalls } from '../run/ibs-run.js';
import { emptyFolder, ibs, type RunOptions } from './harness.js';

interface Written {
  readonly name: string;
  readonly asks?: string;
  readonly category?: string;
  readonly output?: string;
}

/** An example that prints its name, connects, asks for the time and leaves. */
function example({ name, category = 'connection', output = name }: Written): string {
  return `/*
---
id: ${name}
title: Ask for the time
topic: time
task: Say ${name} and ask for the time.
category: ${category}
tags: [${name.split('-')[0]}]
description: Connects, asks for the time and leaves.
explanation: It connects, asks for the time and leaves.
expects:
  requests: [reqCurrentTime]
  output: ['${output}']
---
*/
import { EventName, IBApi } from '@stoqey/ib';

const ib = new IBApi({ host: '127.0.0.1', port: 4002, clientId: 7 });
ib.once(EventName.nextValidId, () => ib.reqCurrentTime());
ib.once(EventName.currentTime, () => {
  console.log('${name}');
  ib.disconnect();
});
ib.connect();
`;
}

const python = `"""
---
id: clock-python
title: Say nothing
topic: time
task: Say nothing.
category: connection
description: Says nothing.
explanation: It says nothing.
---
"""
print()
`;

function folderWith(examples: readonly Written[]): string {
  const cwd = emptyFolder();
  for (const written of examples) write(cwd, written);
  return cwd;
}

function write(cwd: string, written: Written): void {
  const folder = join(cwd, 'own', 'ts', written.category ?? 'connection');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${written.name}.ts`), example(written));
}

function validate(cwd: string, args: readonly string[], options: RunOptions = {}) {
  return ibs(['validate', '--folder', 'own', ...args], { cwd, ...options });
}

const CLOCK = { name: 'clock-one' };
const WATCH = { name: 'watch-two' };

test('without bubblewrap a person has to say that examples may run, and is told what that means', async () => {
  const cwd = folderWith([CLOCK]);
  const env = { PATH: pathWithoutWalls() };
  for (const command of [
    ['validate', '--folder', 'own', 'clock', '--runs', '1'],
    ['worker', '--once'],
  ]) {
    const { exit, out, err } = await ibs(command, { cwd, env });
    expect([exit, out]).toEqual([3, '']);
    expect(err).toContain('--allow-reduced-isolation');
  }
  const allowed = await validate(cwd, ['clock', '--runs', '1', '--allow-reduced-isolation'], { env });
  expect(allowed.exit, allowed.err).toBe(0);
  expect(allowed.out).toContain('solation was reduced');
});

describeWith('bwrap', 'ibs validate', () => {
  test('runs what is asked for, reports it, and leaves out later what has not changed', async () => {
    const cwd = folderWith([CLOCK, WATCH]);
    const ran = await validate(cwd, ['clock', '--runs', '2', '--json']);
    expect(ran.exit, ran.err).toBe(0);
    const { validation, runs, verdict, sections, reports } = JSON.parse(ran.out);
    expect({ runs, verdict }).toEqual({ runs: 2, verdict: 'fine' });
    expect(sections[0].examples).toMatchObject([{ example: 'clock-one' }]);
    const folder = join(cwd, 'home', 'reports', validation);
    expect(reports.toSorted()).toEqual(
      readdirSync(folder)
        .map((name) => join(folder, name))
        .toSorted(),
    );

    const changed = await validate(cwd, ['--only-changed', '--runs', '2', '--out', 'here']);
    expect(changed.exit, changed.err).toBe(0);
    expect(changed.out).toContain('2 runs of 1 example: 2 passed');
    expect(changed.out).toContain('left out: one example has passed before, and not changed since');
    expect(changed.out).toContain(`reports: ${join(cwd, 'here', 'validation_report.html')}\n`);
    expect(readFileSync(join(cwd, 'here', 'test_results.json'), 'utf8')).toContain('watch-two');

    const none = await validate(cwd, ['--only-changed', '--runs', '2']);
    expect([none.exit, none.out]).toEqual([
      0,
      'nothing to run: 2 examples have passed before, and not changed since\n',
    ]);
    write(cwd, { ...CLOCK, output: 'clock' });
    const again = await validate(cwd, ['--only-changed', '--runs', '2']);
    expect(again.out).toContain('2 runs of 1 example: 2 passed');
  });

  test('exits 1 when something did not pass, and 3 when so much that a person must look', async () => {
    const bad = { name: 'clock-bad', output: 'something else' };
    const names = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
    const cwd = folderWith([...names, bad]);
    const failed = await validate(cwd, ['--runs', '1', '--set', 'validation.expected.overall=70']);
    expect(failed.exit).toBe(1);
    expect(failed.out).toMatch(/\nnot passed:\n {2}clock-bad +fail +1 of 1 {2}\S/);
    expect(failed.out).not.toContain('MANUAL REVIEW');
    const reviewed = await validate(cwd, ['bad', '--runs', '1']);
    expect(reviewed.exit).toBe(3);
    expect(reviewed.out).toContain('MANUAL REVIEW');
  });

  test('Ctrl-C says what is on record and how to go on; the same call does, unless it is to begin anew', async () => {
    const cwd = folderWith([CLOCK, WATCH]);
    const stop = new AbortController();
    const onErr = (text: string) => {
      if (/Validating: [1-9]/.test(text)) stop.abort('SIGINT');
    };
    const args = ['--runs', '3', '--jobs', '1'];
    const stopped = await validate(cwd, args, { signal: stop.signal, onErr });
    expect([stopped.exit, stopped.out]).toEqual([130, '']);
    const [, done, id] = /stopped by SIGINT: (\d) of 6 runs of (\S+) are on record\n/.exec(stopped.err) ?? [];
    expect(stopped.err).toContain('what to do: Call it again with the same arguments');
    const resumed = await validate(cwd, args);
    expect(resumed.exit, resumed.err).toBe(0);
    expect(resumed.err).toContain(`resuming ${id}: ${done} of 6 runs are on record (--fresh begins anew)\n`);
    expect(resumed.out).toContain('6 runs of 2 examples: 6 passed');
  });

  test.each([
    ['--fresh', (_: string) => ['--fresh']],
    [
      'other code',
      (cwd: string) => {
        write(cwd, { ...CLOCK, output: 'clock' });
        return [];
      },
    ],
  ])('%s begins anew, and what was left of the former one is nobody’s work any more', async (_, change) => {
    const cwd = folderWith([CLOCK]);
    const stopped = await validate(cwd, ['--runs', '2'], { signal: AbortSignal.abort('SIGINT') });
    expect(stopped.exit).toBe(130);
    const { exit, err } = await validate(cwd, ['--runs', '2', ...change(cwd)]);
    expect(exit, err).toBe(0);
    expect(err).not.toContain('resuming');
    const worker = await ibs(['worker', '--once'], { cwd });
    expect([worker.exit, worker.out]).toEqual([0, '']);
  });

  test('what cannot be run here is skipped, and is no failure', async () => {
    const cwd = folderWith([CLOCK]);
    mkdirSync(join(cwd, 'own', 'python', 'connection'), { recursive: true });
    writeFileSync(join(cwd, 'own', 'python', 'connection', 'clock.py'), python);
    const { exit, out, err } = await validate(cwd, ['--runs', '2']);
    expect(exit, err).toBe(0);
    expect(out).toContain('4 runs of 2 examples: 2 passed, 2 skipped');
    expect(out).toMatch(/\n1 Python example skipped: Python is not installed here/);
  });

  test('where all was skipped a person must look: nothing was shown to work', async () => {
    const cwd = folderWith([]);
    mkdirSync(join(cwd, 'own', 'python', 'connection'), { recursive: true });
    writeFileSync(join(cwd, 'own', 'python', 'connection', 'clock.py'), python);
    const { exit, out } = await validate(cwd, ['--runs', '2']);
    expect(exit).toBe(3);
    expect(out).toContain('NOTHING WAS JUDGED: every run was skipped');
  });

  test('a worker makes the runs that are left, a line each', async () => {
    const cwd = folderWith([CLOCK]);
    await validate(cwd, ['--runs', '2'], { signal: AbortSignal.abort('SIGINT') });
    const { exit, out, err } = await ibs(['worker', '--once', '--jobs', '1', '--json'], { cwd });
    expect([exit, err]).toEqual([0, 'ibs: takes up runs, 1 at a time\n']);
    const kept = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(kept).toMatchObject([
      { example: 'clock-one', run: 1, outcome: 'pass', error: null },
      { example: 'clock-one', run: 2, outcome: 'pass', error: null },
    ]);
    expect((await validate(cwd, ['--runs', '2'])).err).toContain('2 of 2 runs are on record');
  });

  test('a gateway that is not there is told at once', async () => {
    const cwd = folderWith([CLOCK]);
    const { exit, out, err } = await validate(cwd, ['--gateway', '127.0.0.1:1', '--runs', '1']);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain('127.0.0.1:1 cannot be reached');
  });

  test.each([
    [['clokc'], 'no example has "clokc" in its id, file or tags; did you mean "clock"?'],
    [['--category', 'gui'], 'is gui'],
    [['--category', 'conection'], 'Allowed choices are connection, market_data'],
    [['--runs', '0'], 'Expected a whole number from 1 to 1000'],
    [['--jobs', 'many'], 'Expected a whole number from 1 to 256'],
    [['--gateway', 'here'], '--gateway: expected embedded or HOST:PORT, found "here"'],
    [['--gateway', '127.0.0.1:99999'], '--gateway: expected embedded or HOST:PORT'],
    [['../mine/sell.ts'], '--folder DIR'],
    [['--folder', 'nowhere'], 'nowhere'],
  ])('%j is refused, with the way out', async (args, said) => {
    const { exit, out, err } = await validate(folderWith([CLOCK]), args);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });
});

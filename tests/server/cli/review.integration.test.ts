import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseExample } from '../../../harness/example/parse.js';
import { createApp } from '../../../server/app.js';
import { aRecord } from '../../harness/runner/records/a-record.js';
import { describeWith } from '../../run/needs.js';
import { emptyFolder, ibs, type RunOptions } from './harness.js';

const FILE = 'ts/connection/exits-3.ts';
const WRONG = join(import.meta.dirname, '../../fixtures/examples', FILE);

/** A validation of two examples that did not pass, one of which lies in a folder of the test's own. */
async function validated(runs = 1) {
  const cwd = emptyFolder();
  const folder = join(cwd, 'examples');
  const path = join(folder, FILE);
  mkdirSync(dirname(path), { recursive: true });
  const code = readFileSync(WRONG, 'utf8');
  writeFileSync(path, code);
  const wrong = parseExample(code, { file: FILE, tier: 'corpus' });
  const gone = { ...wrong, id: 'gone', file: 'ts/connection/gone.ts' };
  const app = createApp({ env: { IBS_HOME: join(cwd, 'home') }, cwd, log: QUIET });
  const store = await app.runs();
  const asked = { folder, filters: [], onlyChanged: false };
  const begun = await store.begin({
    ...{ asked, gateway: undefined, runs, examples: [wrong, gone], key: 'k', fresh: false },
  });
  const validation = begun?.validation.id ?? '';
  for (const { id, file, line, title, hash } of [wrong, gone]) {
    const about = { validation, example: id, category: 'connection', file, line, title, code, hash } as const;
    await store.add(aRecord({ ...about, outcome: 'error' }));
  }
  await app.close();
  const mend = () => writeFileSync(path, code.replace('exitCode = 3', 'exitCode = 0'));
  const review = (args: readonly string[], options: RunOptions = {}) =>
    ibs(['review', ...args], { cwd, ...options });
  return { validation, id: wrong.id, path, mend, review };
}

const QUIET = { write: () => {}, isTerminal: false, colour: false };

/** Somebody at a terminal who gives these answers, and then none. */
function answering(...answers: readonly string[]) {
  const left = [...answers];
  return async () => left.shift() ?? '';
}

test('lists what is open, for people and for programs, and exits 3 while something is', async () => {
  const { validation, id, review } = await validated();
  const listed = await review(['--list']);
  expect(listed.exit).toBe(3);
  expect(listed.out).toMatch(
    new RegExp(`^${validation}: 2 examples are open\n {2}gone {2}error.*\n {2}${id} {2}error`),
  );
  const { exit, out } = await review(['--list', '--json', validation]);
  expect([exit, JSON.parse(out)]).toMatchObject([
    3,
    {
      validation,
      failures: [{ example: 'gone' }, { example: id, file: FILE, failed: [{ runs: [1], outcome: 'error' }] }],
    },
  ]);
});

test('takes piped answers line by line, and goes on later with what is left', async () => {
  const { id, review } = await validated();
  const first = await review([], { input: 'u its file is gone\nq\n' });
  expect(first.exit).toBe(3);
  expect(first.out).toContain('\n[1 of 2] gone: ');
  expect(first.out).toContain('recorded: unfixable\n');
  expect(first.out).toContain('one verdict recorded, one example is open');
  const second = await review(['--json'], { input: 'e the gateway slept\n' });
  expect(second.exit).toBe(0);
  expect(JSON.parse(second.out)).toMatchObject({
    said: [{ example: id, verdict: 'environment', reason: 'the gateway slept', rerun: null }],
    open: [],
  });
  expect((await review(['--list'])).out).toMatch(/: nothing is open\n$/);
});

test('asks whoever sits at the terminal; who leaves keeps what was said', async () => {
  const { id, review } = await validated();
  const { exit, out } = await review([], { ask: answering('u', 'its file is gone') });
  expect(exit).toBe(3);
  expect(out).toContain(`\n[2 of 2] ${id}: `);
  expect(JSON.parse((await review(['--list', '--json'])).out).failures).toMatchObject([{ example: id }]);
});

test('nothing is recorded of a fix that is none', async () => {
  const { review } = await validated();
  const { out } = await review([], { ask: answering('f', 's', 'f', 's') });
  expect(out).toMatch(/nothing was recorded: .*gone\.ts cannot be read/);
  expect(out).toContain('nothing was recorded: its file is as it was when it failed');
  expect(out).toContain(': 0 verdicts recorded, 2 examples are open');
});

test('says so when there is nothing that could be reviewed', async () => {
  const { exit, err } = await ibs(['review']);
  expect([exit, err]).toEqual([2, expect.stringContaining('code: review.no_validation')]);
  const { validation, review } = await validated();
  const unknown = await review(['val_nobody-knows']);
  expect([unknown.exit, unknown.err]).toEqual([2, expect.stringContaining(validation)]);
});

describeWith('bwrap', 'what is said to be fixed', () => {
  test('is run again as it is now, and settled once it passes', async () => {
    const { id, mend, review } = await validated(2);
    mend();
    const { exit, out } = await review([], { ask: answering('s', 'f') });
    expect(out).toContain('recorded: fixed; it is run again\nit passed: 2 runs\n');
    expect(exit).toBe(3);
    expect(JSON.parse((await review(['--list', '--json'])).out).failures).toMatchObject([
      { example: 'gone' },
    ]);
    expect(out).toContain(`[2 of 2] ${id}: `);
  });

  test('is shown as it fails now when it still does', async () => {
    const { path, review } = await validated();
    writeFileSync(path, readFileSync(path, 'utf8').replace('exitCode = 3', 'exitCode = 4'));
    const { out } = await review(['--json'], { ask: answering('s', 'f', 's') });
    expect(JSON.parse(out)).toMatchObject({ said: [{ verdict: 'fixed', rerun: 'error' }] });
  });

  test('keeps that it was said when the run is broken off', async () => {
    const { mend, review } = await validated(50);
    mend();
    const stop = new AbortController();
    const { exit } = await review([], {
      ask: answering('s', 'f'),
      signal: stop.signal,
      onOut: (text) => {
        if (text.includes('run again')) stop.abort('SIGINT');
      },
    });
    expect(exit).toBe(130);
    expect(JSON.parse((await review(['--list', '--json'])).out).failures[1]).toMatchObject({
      review: { verdict: 'fixed', rerun: null },
    });
  });
});

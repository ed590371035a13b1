import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ibsRun } from '../run/ibs-run.js';
import { emptyFolder } from './harness.js';

const files = {
  'ask.ts': 'console.log(1)',
  'ask.rb': 'puts 1',
  ask: '#!/bin/sh\necho 1\n',
  'Trading.ipynb': '{"cells": []}',
  'broken.yaml': 'from: examples\nlimits:\n  quantityPerOrder: many\n',
};

test.each([
  [['nowhere.ts'], 'nowhere.ts cannot be read: there is no such file'],
  [['folder.ts'], 'folder.ts cannot be read: it is a folder'],
  [['ask.rb'], 'ask.rb ends in .rb, where .ts, .js and .py are known'],
  [['ask'], 'ask has no ending'],
  [['nowhere'], 'nowhere cannot be read: there is no such file'],
  [['Trading.ipynb'], '`jupyter nbconvert --to script Trading.ipynb` makes a program of it'],
  [['ask.ts', '--quantity', '5'], 'options of the program itself come after --'],
  [['-'], 'a program on standard input does not say in which language it is'],
  [['ask.ts', '--language', 'rust'], '--language: expected ts or python, found "rust"'],
  [['ask.ts', '--timeout', '30'], 'run.timeout'],
  [['ask.ts', '--timeout', '0s'], 'run.timeout'],
  [['ask.ts', '--policy', 'exampels'], 'did you mean "examples"?'],
  [['ask.ts', '--policy', 'broken.yaml'], 'broken.yaml'],
  [[], "missing required argument 'file'"],
])('%j is refused, and nothing runs', async (args, said) => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'folder.ts'));
  mkdirSync(join(cwd, 'home'));
  const { exit, out, err } = await ibsRun(args, { cwd, files });
  expect([exit, out]).toEqual([2, '']);
  expect(err).toContain(said);
});

test('with --json what is wrong is said there too', async () => {
  const { exit, out } = await ibsRun(['nowhere.ts', '--json']);
  expect(exit).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'run.no_program' } });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProgram } from '../../../server/run/program-file.js';
import { emptyFolder } from '../cli/harness.js';

async function languageOf(file: string, code: string, language?: string) {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, file), code);
  const read = await readProgram({ file, language, args: [] }, { cwd, input: async () => '' });
  expect(read).toMatchObject({ name: file, code });
  return read.language;
}

test.each([
  ['#!/usr/bin/env python3\n', 'python'],
  ['#!/usr/bin/python3.11 -u\r\n', 'python'],
  ['#!/usr/bin/env -S npx tsx\n', 'ts'],
  ['#! /usr/bin/env node\n', 'ts'],
] as const)('a file without an ending says in its first line what it is: %j', async (line, language) => {
  expect(await languageOf('trade', `${line}print(1)\n`)).toBe(language);
});

test('what the user names goes before the ending, and the ending before the first line', async () => {
  expect(await languageOf('trade.txt', '#!/usr/bin/env node\n', 'Python')).toBe('python');
  expect(await languageOf('trade.PY', '#!/usr/bin/env node\n')).toBe('python');
});

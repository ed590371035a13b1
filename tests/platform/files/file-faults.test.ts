import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Fault } from '../../../platform/errors/fault.js';
import { diaryFaults, fileFault, onFile, scratchFolder } from './scratch.js';

test('an error of the system is a fault that names the file and what it is for', () => {
  const file = join(scratchFolder(), 'diary');
  expect(() => onFile(file, () => readFileSync(file))).toThrow(
    expect.objectContaining({
      code: 'diary.misplaced',
      message: expect.stringMatching(`^cannot use ${file} for the diary \\(ENOENT: .*\\)$`),
      details: { file, code: 'ENOENT' },
      cause: expect.objectContaining({ code: 'ENOENT' }),
    }),
  );
});

test.each([
  ['a folder in its place', 'foreign', (folder: string) => readFileSync(folder)],
  ['a file above it', 'not_writable', (folder: string) => readFileSync(join(folder, 'file', 'diary'))],
  ['a name that is there already', 'misplaced', (folder: string) => mkdirSync(join(folder, 'file'))],
])('%s is told by its own code', (_, code, work) => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(() => onFile(folder, () => work(folder))).toThrow(
    expect.objectContaining({ code: `diary.${code}` }),
  );
});

test.each([
  ['ENOSPC', 'diary.full'],
  ['EDQUOT', 'diary.full'],
  ['EFBIG', 'diary.full'],
  ['EACCES', 'diary.not_writable'],
  ['EROFS', 'diary.not_writable'],
  ['SQLITE_CANTOPEN', 'diary.not_writable'],
  ['SQLITE_NOTADB', 'diary.foreign'],
  ['EIO', 'diary.disk'],
])('%s is %s', (code, expected) => {
  expect(fileFault(Object.assign(new Error('no'), { code }), 'diary').code).toBe(expected);
});

test('a fault of the work itself stays what it is, and a mistake in it is not called the file’s', () => {
  const fault = new Fault(diaryFaults.in_use, 'it is written already');
  expect(fileFault(fault, 'diary')).toBe(fault);
  expect(fileFault(new TypeError('no function'), 'diary')).toMatchObject({
    code: 'platform.internal',
    message: 'no function',
  });
  expect(onFile('diary', () => 'Dear diary')).toBe('Dear diary');
});

import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeAll, writeToDisk } from '../../../platform/files/write.js';
import { scratchFolder } from './scratch.js';

test('a file holds what was written last, and nothing else', () => {
  const file = join(scratchFolder(), 'file');
  writeToDisk(file, 'a long text', 0o640);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  writeToDisk(file, Buffer.from('short'), 0o640);
  expect(readFileSync(file, 'utf8')).toBe('short');
  writeToDisk(file, '', 0o640);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('what is written is counted in bytes', () => {
  const file = join(scratchFolder(), 'file');
  writeFileSync(file, '');
  const handle = openSync(file, 'a');
  expect([writeAll(handle, 'zwölf €'), writeAll(handle, Buffer.of(1, 2)), writeAll(handle, '')]).toEqual([
    10, 2, 0,
  ]);
  closeSync(handle);
  expect(statSync(file).size).toBe(12);
});

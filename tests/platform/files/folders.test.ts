import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from '../../../platform/files/folders.js';
import { PRIVATE_FOLDER } from '../../../platform/files/private.js';
import { scratchFolder } from './scratch.js';

const rightsOf = (folder: string) => statSync(folder).mode & 0o777;

test.each([true, false])(
  'every level that is missing is made, with the rights asked for (durable: %s)',
  (durable) => {
    const above = join(scratchFolder(), 'above');
    mkdirSync(above, { mode: 0o755 });
    makeFolders(join(above, 'a', 'b'), { mode: PRIVATE_FOLDER, durable });
    const found = [above, join(above, 'a'), join(above, 'a', 'b')].map(rightsOf);
    expect(found).toEqual([0o755, 0o700, 0o700]);
    makeFolders(join(above, 'a'));
    expect(rightsOf(join(above, 'a'))).toBe(0o700);
  },
);

test('a file in the place of a folder, or above it, is no folder', () => {
  const file = join(scratchFolder(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolders(file)).toThrow('EEXIST');
  expect(() => makeFolders(join(file, 'a', 'b'))).toThrow('ENOTDIR');
});

test.runIf(process.platform === 'linux')('where nothing can be made, that is said', () => {
  expect(() => makeFolders('/proc/nowhere/deep')).toThrow("mkdir '/proc/nowhere'");
});

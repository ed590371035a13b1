import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Fault } from '../../../platform/errors/fault.js';
import { lockFile } from '../../../platform/files/lock.js';
import { diaryFaults, fileFault, scratchFolder } from './scratch.js';

const lock = (file: string) =>
  lockFile(file, { fileFault, inUse: () => new Fault(diaryFaults.in_use, 'somebody else writes') });

test('one at a time: who comes second is refused until the first lets go', async () => {
  const file = join(scratchFolder(), 'lock');
  const unlock = await lock(file);
  await expect(lock(file)).rejects.toMatchObject({ code: 'diary.in_use' });
  unlock();
  const again = await lock(file);
  await expect(lock(file)).rejects.toMatchObject({ code: 'diary.in_use' });
  again();
});

test('its file is private, and nothing is written to it or beside it', async () => {
  const file = join(scratchFolder(), 'lock');
  const unlock = await lock(file);
  const { mode, size } = statSync(file);
  expect([mode & 0o777, size]).toEqual([0o600, 0]);
  unlock();
});

test('where the lock cannot be, that is a fault of the file', async () => {
  const folder = scratchFolder();
  await expect(lock(join(folder, 'none', 'lock'))).rejects.toMatchObject({ code: 'diary.misplaced' });
  const file = join(folder, 'lock');
  writeFileSync(file, 'a page of a diary, by no means a database'.repeat(100));
  await expect(lock(file)).rejects.toMatchObject({ code: 'diary.foreign', details: { file } });
});

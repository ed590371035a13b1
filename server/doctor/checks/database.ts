import { stat } from 'node:fs/promises';
import { checkDatabase } from '../../../platform/database/check.js';
import { refuseWhatIsNoDatabase, sizeOf } from '../../../platform/database/identity.js';
import { sqliteFault } from '../../../platform/database/sqlite-fault.js';
import { counted } from '../../../platform/text/figures.js';
import { bytesText } from '../bytes.js';
import type { Check } from '../check.js';

/** Reading through this much takes a moment; a larger file is read by `ibs db check` when asked. */
const SMALL_BYTES = 32_000_000;

export const database: Check = {
  id: 'database',
  title: 'Database',
  async look(app) {
    // Opening would make it, and the doctor makes nothing.
    if (isYetToBeMade(app.databaseFile)) return { status: 'ok', found: 'none yet; made at first use' };
    const database = await app.database();
    const size = await bytesOf(database.file);
    // It was sound when it was opened, which may have been weeks ago.
    if (size <= SMALL_BYTES) await checkDatabase(database.file, 'quick');
    const { length } = await database.migrations();
    return {
      status: 'ok',
      found: `${database.file} opens, ${bytesText(size)}, ${counted(length, 'migration')}`,
    };
  },
};

function isYetToBeMade(file: string): boolean {
  try {
    refuseWhatIsNoDatabase(file);
    return sizeOf(file) === 0;
  } catch (thrown) {
    throw sqliteFault(thrown, file);
  }
}

/** What was written last may still lie in the log beside the file. */
async function bytesOf(file: string): Promise<number> {
  const log = await stat(`${file}-wal`).catch(() => undefined);
  return (await stat(file)).size + (log?.size ?? 0);
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Fault } from '../errors/fault.js';
import { checkDatabase, type DatabaseReport } from './check.js';
import { type CopyProgress, copyDatabase, flush } from './copy.js';
import { databaseFaults } from './faults.js';
import { makeFolderFor } from './folder.js';
import type { Database } from './open.js';
import { sqliteFault } from './sqlite-fault.js';

/**
 * Copies the database as it is at this moment into one file, while others go on writing. The copy appears
 * under its name only when it is whole, checked and on disk.
 */
export async function backupDatabase(
  database: Database,
  to: string,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<DatabaseReport> {
  const target = resolve(to);
  if (existsSync(target)) {
    throw new Fault(databaseFaults.exists, `there is a file at ${target} already`, {
      details: { file: target },
    });
  }
  makeFolderFor(target);
  const part = `${target}.part-${process.pid}`;
  try {
    rmSync(part, { force: true });
    await copyDatabase(database.file, part, onProgress);
    await checkDatabase(part);
    flush(part);
    renameSync(part, target);
    flush(dirname(target));
    return await checkDatabase(target, 'quick');
  } catch (thrown) {
    rmSync(part, { force: true });
    throw sqliteFault(thrown, target);
  }
}

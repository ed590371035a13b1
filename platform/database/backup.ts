import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Fault } from '../errors/fault.js';
import { flushToDisk } from '../files/flush.js';
import { checkDatabase, type DatabaseReport } from './check.js';
import { type CopyProgress, copyDatabase } from './copy.js';
import { databaseFaults } from './faults.js';
import { makeFolderFor } from './folder.js';
import { makePrivate } from './private.js';
import { sqliteFault } from './sqlite-fault.js';

/**
 * Copies the database at `from` as it is at this moment into one file, while others go on writing. The copy appears
 * under its name only when it is whole, checked and on disk.
 */
export async function backupDatabase(
  from: string,
  to: string,
  onProgress: (progress: CopyProgress) => void = () => {},
): Promise<DatabaseReport> {
  const file = resolve(from);
  const target = resolve(to);
  if (!existsSync(file)) {
    throw new Fault(databaseFaults.missing, `there is no database at ${file}`, { details: { file } });
  }
  if (existsSync(target)) {
    throw new Fault(databaseFaults.exists, `there is a file at ${target} already`, {
      details: { file: target },
    });
  }
  makeFolderFor(target);
  const part = `${target}.part-${process.pid}`;
  try {
    rmSync(part, { force: true });
    makePrivate(part);
    await copyDatabase(file, part, onProgress);
    await checkDatabase(part);
    flushToDisk(part);
    renameSync(part, target);
    flushToDisk(dirname(target));
    return await checkDatabase(target, 'quick');
  } catch (thrown) {
    rmSync(part, { force: true });
    throw sqliteFault(thrown, target);
  }
}

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from '../errors/fault.js';
import { type Connection, loadDriver } from './driver.js';
import { databaseFaults } from './faults.js';
import { identify, refuseWhatIsNoDatabase } from './identity.js';
import { type AppliedMigration, appliedMigrations } from './migrate.js';
import { sqliteFault } from './sqlite-fault.js';

export interface DatabaseReport {
  readonly file: string;
  readonly bytes: number;
  readonly migrations: readonly AppliedMigration[];
}

/** 'quick' reads every page; 'full' also compares every index with its table. */
export type CheckDepth = 'quick' | 'full';

/** Reads the whole file, changes nothing, and raises the fault that fits when it is not a sound database of ours. */
export async function checkDatabase(path: string, depth: CheckDepth = 'full'): Promise<DatabaseReport> {
  const file = resolve(path);
  const Driver = await loadDriver();
  let sqlite: Connection | undefined;
  try {
    refuseWhatIsNoDatabase(file);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat)
      throw new Fault(databaseFaults.missing, `there is no database at ${file}`, { details: { file } });
    sqlite = new Driver(file, { readonly: true });
    refuseDamage(sqlite, file, depth);
    if (identify(sqlite, file) === 'new') {
      throw new Fault(
        databaseFaults.not_a_database,
        `expected a database of this program at ${file}, found an empty one`,
        { details: { file } },
      );
    }
    return { file, bytes: stat.size, migrations: appliedMigrations(sqlite) };
  } catch (thrown) {
    throw sqliteFault(thrown, file);
  } finally {
    sqlite?.close();
  }
}

export function refuseDamage(sqlite: Connection, file: string, depth: CheckDepth): void {
  const pragma = depth === 'full' ? 'integrity_check(20)' : 'quick_check(20)';
  const found = sqlite.prepare<[], string>(`PRAGMA ${pragma}`).pluck().all();
  if (found.length === 1 && found[0] === 'ok') return;
  throw new Fault(databaseFaults.damaged, `the database ${file} is damaged: ${found[0]}`, {
    details: { file, found },
  });
}

import type Sqlite from 'better-sqlite3';
import { codeOf } from '../errors/thrown.js';
import { refuseDamage } from './check.js';
import type { Connection } from './driver.js';
import { identify, refuseWhatIsNoDatabase, sizeOf } from './identity.js';
import { pendingMigrations } from './migrate.js';
import type { Migration } from './migrations.js';

export interface LookOptions {
  readonly file: string;
  readonly migrations: readonly Migration[];
  /** Look for damage, too, which reads the whole file. */
  readonly throughout: boolean;
  readonly busyMs: number;
}

/**
 * Refuses what is not a sound database of ours before anything can write to it: a connection that may write
 * moves its log into the file when it closes, and would so change the very file that is damaged.
 */
export function lookBeforeWriting(Driver: typeof Sqlite, options: LookOptions): void {
  const { file, busyMs } = options;
  refuseWhatIsNoDatabase(file);
  if (sizeOf(file) === 0) return;
  try {
    lookWith(new Driver(file, { readonly: true, timeout: busyMs }), options);
  } catch (thrown) {
    // A process died in the middle of a write, and only one that may write can undo that.
    if (!UNDO_FIRST.includes(codeOf(thrown) ?? '')) throw thrown;
    lookWith(new Driver(file, { timeout: busyMs }), options);
  }
}

const UNDO_FIRST = ['SQLITE_READONLY_ROLLBACK', 'SQLITE_READONLY_RECOVERY'];

function lookWith(sqlite: Connection, { file, migrations, throughout }: LookOptions): void {
  try {
    const kind = identify(sqlite, file);
    if (throughout) refuseDamage(sqlite, file, 'quick');
    if (kind === 'ours') pendingMigrations(sqlite, file, migrations);
  } finally {
    sqlite.close();
  }
}

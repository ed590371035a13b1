import { Fault } from '../errors/fault.js';
import { messageOf } from '../errors/thrown.js';
import type { Connection } from './driver.js';
import { databaseFaults } from './faults.js';
import { APPLICATION_ID, identify } from './identity.js';
import type { Migration } from './migrations.js';
import { sqliteFault } from './sqlite-fault.js';

export interface AppliedMigration {
  readonly name: string;
  readonly hash: string;
  readonly applied_at: number;
}

/**
 * Brings the database to the program's shape, or leaves it as it was. Our own instead of drizzle's, which
 * looks first and locks later: two processes that start together would both apply the same step.
 */
export function migrate(
  sqlite: Connection,
  file: string,
  migrations: readonly Migration[],
  now: number,
): void {
  if (identify(sqlite, file) === 'ours' && pendingMigrations(sqlite, file, migrations).length === 0) return;
  // SQLite rebuilds a table by dropping the old one, which must not carry away the rows that refer to it;
  // the switch has no effect inside a transaction.
  sqlite.pragma('foreign_keys = OFF');
  sqlite
    .transaction(() => {
      if (identify(sqlite, file) === 'new') begin(sqlite);
      for (const migration of pendingMigrations(sqlite, file, migrations))
        apply(sqlite, file, migration, now);
    })
    .immediate();
}

export function appliedMigrations(sqlite: Connection): readonly AppliedMigration[] {
  return sqlite
    .prepare<[], AppliedMigration>('SELECT name, hash, applied_at FROM migrations ORDER BY name')
    .all();
}

function begin(sqlite: Connection): void {
  sqlite.pragma(`application_id = ${APPLICATION_ID}`);
  sqlite.exec(
    'CREATE TABLE migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at INTEGER NOT NULL)',
  );
}

/** What is still to be applied; a database with any other past than the program's is refused. */
export function pendingMigrations(
  sqlite: Connection,
  file: string,
  migrations: readonly Migration[],
): readonly Migration[] {
  const applied = appliedMigrations(sqlite);
  const known = new Map(migrations.map((migration) => [migration.name, migration.hash]));
  const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Fault(
      databaseFaults.newer,
      `${file} has migrations that this program does not know: ${unknown.join(', ')}`,
      { details: { file, unknown } },
    );
  }
  for (const [index, { name, hash }] of applied.entries()) {
    if (migrations[index]?.name === name && known.get(name) === hash) continue;
    throw new Fault(
      databaseFaults.history,
      `${file} was made with another migration ${name} than that of this program`,
      {
        details: { file, migration: name, applied: hash, expected: known.get(name) },
      },
    );
  }
  return migrations.slice(applied.length);
}

function apply(sqlite: Connection, file: string, { name, sql, hash }: Migration, now: number): void {
  try {
    // The marks that drizzle-kit puts between statements are comments to SQLite.
    sqlite.exec(sql);
    const broken = sqlite.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0) throw new Error(`${broken.length} rows refer to rows that are gone`);
  } catch (cause) {
    const fault = sqliteFault(cause, file);
    if (fault instanceof Fault) throw fault;
    const reason = messageOf(cause);
    throw new Fault(databaseFaults.migration, `migration ${name} of ${file} failed: ${reason}`, {
      cause,
      details: { file, migration: name },
    });
  }
  sqlite.prepare('INSERT INTO migrations (name, hash, applied_at) VALUES (?, ?, ?)').run(name, hash, now);
}

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, type OpenOptions, openDatabase } from '../../../platform/database/open.js';
import { MIGRATIONS } from './migrations.js';

/** A folder of the test's own, gone when it ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-database-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens with the project's migrations unless told otherwise; closed when the test ends. */
export async function open(file: string, options: Partial<OpenOptions> = {}): Promise<Database> {
  const database = await openDatabase({ migrations: MIGRATIONS, ...options, file });
  onTestFinished(() => database.close());
  return database;
}

/** The project's migrations and some more, as a later version of the program would bring them. */
export function migrationsWith(folder: string, more: Readonly<Record<string, string>>): string {
  const copy = mkdtempSync(join(folder, 'migrations-'));
  cpSync(MIGRATIONS, copy, { recursive: true });
  for (const [name, sql] of Object.entries(more)) writeFileSync(join(copy, `${name}.sql`), sql);
  return copy;
}

/** A small table of notes that tests write to, beside the project's own tables. */
export async function openWithNotes(file: string, folder: string): Promise<Database> {
  const migrations = migrationsWith(folder, {
    '9000_notes': 'CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)',
  });
  return open(file, { migrations });
}

export function addNotes(database: Database, count: number, text = 'x'.repeat(200)): Promise<void> {
  const insert = database.sqlite.prepare<[string]>('INSERT INTO notes (text) VALUES (?)');
  return database.transaction(() => {
    for (let i = 0; i < count; i++) insert.run(text);
  });
}

export function countNotes(database: Database): unknown {
  return database.sqlite.prepare('SELECT count(*) FROM notes').pluck().get();
}

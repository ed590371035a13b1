import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../errors/fault.js';
import { databaseFaults } from './faults.js';

/** One step from the last shape of the tables to the next, as `drizzle-kit generate` wrote it. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Fault(databaseFaults.program, `expected migrations in ${folder}, found no such folder`, {
      cause,
      details: { folder },
    });
  });
  const steps = names.filter((name) => name.endsWith('.sql')).sort();
  if (steps.length === 0) {
    throw new Fault(databaseFaults.program, `expected migrations in ${folder}, found none`, {
      details: { folder },
    });
  }
  return Promise.all(
    steps.map(async (name) => {
      // A checkout that turns line ends into CRLF still holds the same migration.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      const hash = createHash('sha256').update(sql).digest('hex');
      return { name: name.slice(0, -'.sql'.length), sql, hash };
    }),
  );
}

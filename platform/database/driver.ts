import type Sqlite from 'better-sqlite3';
import { Fault } from '../errors/fault.js';
import { messageOf } from '../errors/thrown.js';
import { databaseFaults } from './faults.js';

export type Connection = Sqlite.Database;

/** Loaded at first use: commands that need no database should not wait for a native module. */
export async function loadDriver(): Promise<typeof Sqlite> {
  try {
    const { default: Driver } = await import('better-sqlite3');
    // The package loads its native part only when the first connection is made.
    new Driver(':memory:').close();
    return Driver;
  } catch (cause) {
    const reason = messageOf(cause).trim();
    throw new Fault(
      databaseFaults.driver,
      `better-sqlite3 does not load in Node ${process.version} on ${process.platform}-${process.arch}: ${reason}`,
      { cause },
    );
  }
}

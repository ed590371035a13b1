import { Exit } from '../errors/exit.js';
import { declareFaults } from '../errors/kind.js';

export const databaseFaults = declareFaults('database', {
  driver: {
    category: 'system',
    status: 500,
    exit: Exit.mend,
    meaning: 'The native module better-sqlite3 does not load in this Node.',
    next: 'Run `npm rebuild better-sqlite3` with the Node you use now, or `npm run setup`.',
  },
  missing: {
    category: 'user',
    status: 404,
    meaning: 'There is no database at this path.',
    next: 'Check the path; the program makes its own database when it first needs it.',
  },
  exists: {
    category: 'user',
    status: 409,
    meaning: 'A backup would overwrite a file that is there already.',
    next: 'Choose another name, or move the old file away.',
  },
  not_a_database: {
    category: 'user',
    status: 500,
    meaning: 'The file at the place of the database is something else.',
    next: 'Move it away and start again, or put a backup in its place with `ibs db restore BACKUP`.',
  },
  damaged: {
    category: 'system',
    status: 500,
    exit: Exit.mend,
    meaning: 'The database file is damaged; it has been left as it is.',
    next: 'Put a backup in its place with `ibs db restore BACKUP` (the damaged file is kept), or move it away to begin anew.',
  },
  foreign: {
    category: 'user',
    status: 500,
    meaning: 'The file is a sound SQLite database, but that of another program.',
    next: 'Choose another place with IBS_HOME, or move that file away.',
  },
  newer: {
    category: 'user',
    status: 500,
    meaning: 'A newer version of this program has changed the database; this one does not know its tables.',
    next: 'Update this program, or put a backup from before in its place with `ibs db restore BACKUP`.',
  },
  history: {
    category: 'user',
    status: 500,
    meaning: 'The database was made by migrations that differ from those of this program.',
    next: 'Use the version of the program that made it, or move the database away to begin anew.',
  },
  migration: {
    category: 'system',
    status: 500,
    meaning: 'A migration of the database failed and was undone.',
    next: 'Report it; the database is as it was before, so the former version of the program still works.',
  },
  program: {
    category: 'system',
    status: 500,
    exit: Exit.mend,
    meaning: 'The migrations that belong to this program are not where they should be.',
    next: 'Run `npm run setup` in a checkout, or install the package again.',
  },
  not_writable: {
    category: 'user',
    status: 500,
    meaning: 'The database, or the folder it lies in, cannot be written.',
    next: 'Give yourself the right to write there, or choose another place with IBS_HOME.',
  },
  no_wal: {
    category: 'user',
    status: 500,
    meaning: 'The file system cannot hold a database that several processes use at once.',
    next: 'Choose a place on a local disk (not a network share) with IBS_HOME.',
  },
  full: {
    category: 'user',
    status: 507,
    meaning: 'The disk is full; what was being written has been undone.',
    next: 'Free some space and try again; everything acknowledged before is safe.',
  },
  busy: {
    category: 'system',
    status: 503,
    meaning: 'Another process held the database for too long.',
    next: 'Try again; if it stays so, look for a process of this program that hangs.',
  },
  in_use: {
    category: 'user',
    status: 409,
    meaning: 'The database cannot be replaced while a process has it open.',
    next: 'Stop the server and the other commands that use it, then try again.',
  },
  disk: {
    category: 'system',
    status: 500,
    meaning: 'The operating system reported an error while reading or writing the database.',
    next: 'Look at the disk and the system log; take a backup before anything else.',
  },
});

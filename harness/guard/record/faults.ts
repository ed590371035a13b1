import { Exit } from '../../../platform/errors/exit.js';
import { declareFaults } from '../../../platform/errors/kind.js';

export const recordFaults = declareFaults('record', {
  broken: {
    category: 'system',
    status: 500,
    exit: Exit.person,
    meaning:
      'The record of the guard is not what was written; it has been left as it is, and nothing trades.',
    next: 'Run `ibs guard audit verify FILE` to see all of it, find out who changed it, then move the record and its `.head` away to begin anew.',
  },
  in_use: {
    category: 'user',
    status: 409,
    meaning: 'Another guard writes this record.',
    next: 'Stop that guard, or give this one a record of its own.',
  },
  foreign: {
    category: 'user',
    status: 409,
    meaning: 'What lies in the place of the record is no file.',
    next: 'Name a file, or a place where there is none yet.',
  },
  not_writable: {
    category: 'user',
    status: 500,
    meaning: 'The record of the guard cannot be read or written.',
    next: 'Give yourself the right to read and write there, or name another file.',
  },
  full: {
    category: 'user',
    status: 507,
    meaning: 'There was no room to put an order on record, so it was not sent, and no order will be.',
    next: 'Free some space and start the guard again; everything sent before is on record.',
  },
  disk: {
    category: 'system',
    status: 500,
    meaning: 'The operating system reported an error while reading or writing the record.',
    next: 'Look at the disk and the system log, copy the record, then start the guard again.',
  },
  lost: {
    category: 'system',
    status: 500,
    exit: Exit.person,
    meaning:
      'The record was removed, replaced, shortened or written to by somebody else while the guard used it.',
    next: 'Find out who did it and put the record back, then start the guard again.',
  },
  closed: {
    category: 'system',
    status: 503,
    meaning: 'The record is closed, because the guard is ending.',
    next: 'Start the guard again.',
  },
});

import { declareFaults } from '../../../platform/errors/kind.js';

export const reportFaults = declareFaults('report', {
  not_writable: {
    category: 'user',
    status: 500,
    meaning: 'The folder for the reports of a validation cannot be written.',
    next: 'Give yourself the right to write there, or name another folder with --out; the results are on record.',
  },
  foreign: {
    category: 'user',
    status: 409,
    meaning: 'Where a report is to be written lies something else.',
    next: 'Move it away, or name another folder with --out; the results are on record.',
  },
  full: {
    category: 'user',
    status: 507,
    meaning: 'There was no room for the reports of a validation; none of them was changed.',
    next: 'Free some space and call `ibs validate` again; the results are on record.',
  },
  disk: {
    category: 'system',
    status: 500,
    meaning: 'The operating system reported an error while writing the reports of a validation.',
    next: 'Look at the disk and the system log, then call `ibs validate` again; the results are on record.',
  },
});

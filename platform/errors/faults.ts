import { Exit } from './exit.js';
import { declareFaults } from './kind.js';

export const platformFaults = declareFaults('platform', {
  internal: {
    category: 'system',
    status: 500,
    meaning: 'Something went wrong that the program did not foresee.',
    next: 'Report it with the log lines of this request or run.',
  },
  interrupted: {
    category: 'user',
    status: 499,
    exit: Exit.interrupted,
    meaning: 'The work was stopped before its end, by Ctrl-C, a signal or a cancel.',
    next: 'Start it again; long work takes up where it stopped.',
  },
});

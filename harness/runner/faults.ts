import { declareFaults } from '../../platform/errors/kind.js';

export const runnerFaults = declareFaults('runner', {
  gateway_lost: {
    category: 'user',
    status: 502,
    meaning: 'The gateway on which examples were to be run cannot be reached any more.',
    next: 'Start it, and give the same command: it goes on with the runs that are missing.',
  },
});

import { declareFaults } from '../../platform/errors/kind.js';

export const validateFaults = declareFaults('validate', {
  bad_gateway: {
    category: 'user',
    status: 400,
    meaning: 'The gateway on which examples are to be run is no address.',
    next: 'Name it as `--gateway 127.0.0.1:4002`, or leave it out: then every run has a gateway of its own.',
  },
  no_gateway: {
    category: 'user',
    status: 502,
    meaning: 'The gateway on which examples are to be run cannot be reached.',
    next: 'Start it, or leave out --gateway: then every run has a gateway of its own.',
  },
});

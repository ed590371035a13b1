import { declareFaults } from '../../../platform/errors/kind.js';

export const reviewFaults = declareFaults('review', {
  no_validation: {
    category: 'user',
    status: 404,
    meaning: 'There is no validation of this id, or none at all.',
    next: 'Run `ibs validate`; at its end it prints the id.',
  },
});

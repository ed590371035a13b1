import { declareFaults } from '../../../platform/errors/kind.js';

export const validationFaults = declareFaults('validation', {
  nothing_selected: {
    category: 'user',
    status: 404,
    meaning: 'No example fits what was asked for.',
    next: 'A filter is part of an id, a file or a tag; without filters, --category, --language and --tier all are run.',
  },
  given_up: {
    category: 'user',
    status: 409,
    meaning: 'The same validation was begun anew elsewhere, so this one will not be finished.',
    next: 'Look there for its end; what this one ran is kept.',
  },
  full: {
    category: 'user',
    status: 507,
    meaning: 'The disk is full, so that nothing can be run any more; what is on record is safe.',
    next: 'Free some space and call it again: it goes on with what is missing.',
  },
  incomplete: {
    category: 'system',
    status: 500,
    meaning: 'Runs are missing from a validation, and nobody works on them any more.',
    next: 'Call it again: it goes on with what is missing; with --fresh it begins anew.',
  },
});

import { declareFaults } from '../../../platform/errors/kind.js';

export const policyFaults = declareFaults('policy', {
  unknown: {
    category: 'user',
    status: 400,
    meaning: 'There is no profile and no file of the name that was given as a policy.',
    next: '`ibs guard policies` lists the profiles; a file is named by its path.',
  },
  unreadable: {
    category: 'user',
    status: 400,
    meaning: 'The policy file cannot be read.',
    next: 'Check the path given with --policy, and that you may read it.',
  },
  invalid: {
    category: 'user',
    status: 400,
    meaning: 'The policy file has unknown keys or values that do not fit, so nothing is let through.',
    next: 'Mend every line named above; `ibs guard policies FILE` checks it and shows what it comes to.',
  },
});

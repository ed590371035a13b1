import { declareFaults } from '../../platform/errors/kind.js';

export const cliFaults = declareFaults('cli', {
  usage: {
    category: 'user',
    status: 400,
    meaning: 'The command line has an option, argument or command that is not known, or lacks one.',
    next: '`ibs --help`, or `ibs COMMAND --help`, lists what there is.',
  },
});

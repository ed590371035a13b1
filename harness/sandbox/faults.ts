import { declareFaults } from '../../platform/errors/kind.js';

export const sandboxFaults = declareFaults('sandbox', {
  program_too_long: {
    category: 'user',
    status: 413,
    meaning: 'The program is longer than a sandbox takes.',
    next: 'Shorten it, and let it fetch or compute its data.',
  },
  no_python: {
    category: 'user',
    status: 501,
    meaning: 'The program is in Python, and this installation has no Python for it.',
    next: 'Install Python 3.10 or newer with venv, then `npm run setup -- --retry`.',
  },
  folder_unusable: {
    category: 'user',
    status: 500,
    meaning: 'The folder in which sandboxes keep their small files cannot be written to.',
    next: 'Make room there and see to it that you may write to it, or name another with IBS_HOME.',
  },
  closed: {
    category: 'system',
    status: 503,
    meaning: 'The sandbox has been closed.',
    next: 'Start again; nothing of the program has run.',
  },
});

import { declareFaults } from '../errors/kind.js';

export const configFaults = declareFaults('config', {
  invalid: {
    category: 'user',
    status: 400,
    meaning: 'The configuration has unknown keys or values that do not fit.',
    next: 'Mend every line named above; `ibs config` lists all settings and where each value comes from.',
  },
  unreadable: {
    category: 'user',
    status: 400,
    meaning: 'The configuration file that was asked for cannot be read.',
    next: 'Check the path given with --config or IBS_CONFIG, and that you may read it.',
  },
});

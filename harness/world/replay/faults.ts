import { declareFaults } from '../../../platform/errors/kind.js';

export const replayFaults = declareFaults('replay', {
  bad_bars: {
    category: 'user',
    status: 422,
    meaning: 'CSV bars to be replayed have lines or names that cannot be taken; nothing was loaded.',
    next: 'Correct the places named: the columns and times that are understood are in harness/world/replay/README.md.',
  },
  folder_unusable: {
    category: 'user',
    status: 422,
    meaning: 'The folder of bars to be replayed cannot be read, or holds no CSV file.',
    next: 'Name a folder with files such as AAPL.csv, ES.FUT.csv or 265598.csv in it.',
  },
});

import { declareFaults } from '../../../../platform/errors/kind.js';

export const scriptFaults = declareFaults('script', {
  bad: {
    category: 'user',
    status: 422,
    meaning: 'A script of trouble cannot be understood; nothing of it was done.',
    next: 'Correct the line and column named: `ibs trouble` shows how a script is written.',
  },
  unknown: {
    category: 'user',
    status: 404,
    meaning: 'No script of that name comes with the program.',
    next: '`ibs trouble` lists them; for a file of your own give a path, such as ./my-night.txt.',
  },
  unreadable: {
    category: 'user',
    status: 400,
    meaning: 'The file of a script cannot be read.',
    next: 'Name a text file that is there and that you may read.',
  },
  past: {
    category: 'user',
    status: 409,
    meaning: 'A script has a step at a moment that the clock of the market has passed.',
    next: 'Name a later moment, leave the date out, or start the gateway with an earlier --clock.',
  },
  not_played: {
    category: 'user',
    status: 404,
    meaning: 'No script of that number has been started, or it ended long ago.',
    next: 'GET /scripts lists them.',
  },
});

import { declareFaults } from '../../../platform/errors/kind.js';

export const troubleFaults = declareFaults('trouble', {
  unknown_action: {
    category: 'user',
    status: 404,
    meaning: 'There is no such trouble to be made.',
    next: 'Take one of those that the message lists.',
  },
  bad_parameter: {
    category: 'user',
    status: 400,
    meaning: 'A parameter is missing, is unknown, or has a value that cannot be.',
    next: 'See what the action takes: the message names the parameter.',
  },
  no_such_client: {
    category: 'user',
    status: 404,
    meaning: 'No client with that id is connected.',
    next: 'Take an id of a connected client, or `all`.',
  },
  no_such_instrument: {
    category: 'user',
    status: 404,
    meaning: 'No instrument has that name, or more than one has.',
    next: 'Give a symbol such as AAPL or EUR.USD, a local symbol, or a conId.',
  },
  no_such_account: {
    category: 'user',
    status: 404,
    meaning: 'The login has no such account.',
    next: 'Take one of the accounts that the gateway printed at its start.',
  },
  no_such_snapshot: {
    category: 'user',
    status: 404,
    meaning: 'No snapshot of that name was taken.',
    next: 'Take one first, with the action `snapshot`.',
  },
  out_of_place: {
    category: 'user',
    status: 409,
    meaning: 'As things stand there is nothing for the action to do.',
    next: 'See how things stand, and what the message says.',
  },
});

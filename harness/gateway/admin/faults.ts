import { declareFaults } from '../../../platform/errors/kind.js';

export const adminFaults = declareFaults('admin', {
  unauthorized: {
    category: 'user',
    status: 401,
    meaning: 'The admin port answers only to those who know its token.',
    next: 'Send the header `Authorization: Bearer TOKEN` with the token that the gateway printed at its start.',
  },
  host_refused: {
    category: 'user',
    status: 421,
    meaning: 'The request came under a name that is not this machine’s own.',
    next: 'Use http://127.0.0.1 or http://localhost with the port that the gateway printed.',
  },
  not_found: {
    category: 'user',
    status: 404,
    meaning: 'Nothing is served at this address of the admin port.',
    next: 'GET / lists what there is.',
  },
  method_not_allowed: {
    category: 'user',
    status: 405,
    meaning: 'This address of the admin port does not take that method.',
    next: 'Use a method that the Allow header names.',
  },
  bad_request: {
    category: 'user',
    status: 400,
    meaning: 'The body or the query is not what this address of the admin port expects.',
    next: 'Send what the message names; GET / says what each address takes.',
  },
  too_long: {
    category: 'user',
    status: 413,
    meaning: 'The body is longer than the admin port reads.',
    next: 'Send less: a script has at most a million characters.',
  },
});

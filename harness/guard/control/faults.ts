import { declareFaults } from '../../../platform/errors/kind.js';

export const controlFaults = declareFaults('control', {
  unauthorized: {
    category: 'user',
    status: 401,
    meaning: 'The control port answers only to those who know its token.',
    next: 'Send the header `Authorization: Bearer TOKEN` with the token that the guard printed at its start.',
  },
  host_refused: {
    category: 'user',
    status: 421,
    meaning: 'The request came under a name that is not this machine’s own.',
    next: 'Use http://127.0.0.1 or http://localhost with the port that the guard printed.',
  },
  not_found: {
    category: 'user',
    status: 404,
    meaning: 'Nothing is served at this address of the control port.',
    next: 'GET / lists what there is. A kill is lifted with `ibs guard release` only.',
  },
  method_not_allowed: {
    category: 'user',
    status: 405,
    meaning: 'This address of the control port does not take that method.',
    next: 'Use a method that the Allow header names.',
  },
  bad_request: {
    category: 'user',
    status: 400,
    meaning: 'The request is not one that the control port can read.',
    next: 'Send it as HTTP 1.1; GET / says what each address takes.',
  },
});

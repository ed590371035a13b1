import { declareFaults } from '../../platform/errors/kind.js';

export const httpFaults = declareFaults('http', {
  not_found: {
    category: 'user',
    status: 404,
    meaning: 'Nothing is served at this address.',
    next: 'See GET /api/openapi.json for what there is.',
  },
  method_not_allowed: {
    category: 'user',
    status: 405,
    meaning: 'This address does not take that method.',
    next: 'Use a method that the Allow header names.',
  },
  invalid_request: {
    category: 'user',
    status: 400,
    meaning: 'The request does not have the form that this address expects.',
    next: 'Mend every violation named; GET /api/openapi.json has the form.',
  },
  malformed: {
    category: 'user',
    status: 400,
    meaning: 'What came is not a request in HTTP/1.1.',
    next: 'Send one: a method, an address, a Host header, and a body of the length that was announced.',
  },
  too_long: {
    category: 'user',
    status: 431,
    meaning: 'The address and the headers of the request are together longer than the server reads.',
    next: 'Keep them below 16 KB.',
  },
  too_slow: {
    category: 'user',
    status: 408,
    meaning: 'The request took longer to arrive than the server waits.',
    next: 'Send the request again on a new connection.',
  },
  host_refused: {
    category: 'user',
    status: 421,
    meaning: 'The request came under a name that is not this machine’s own.',
    next: 'Use http://127.0.0.1 or http://localhost with the port that `ibs serve` printed.',
  },
  not_ready: {
    category: 'system',
    status: 503,
    meaning: 'The server is up, but cannot do its work yet.',
    next: 'Run `ibs doctor`.',
  },
  page_missing: {
    category: 'system',
    status: 503,
    meaning: 'The web page has not been built.',
    next: 'In a clone run `npm run setup`; an installed package carries the page, so install it again.',
  },
  not_loopback: {
    category: 'user',
    status: 400,
    meaning: 'The server would be open to other machines, and there are no access tokens yet.',
    next: 'Use `--host 127.0.0.1`, and reach it from elsewhere through an SSH tunnel (`ssh -L`).',
  },
});

import { declareFaults } from '../errors/kind.js';

export const netFaults = declareFaults('net', {
  port_in_use: {
    category: 'user',
    status: 409,
    meaning: 'Another program listens on the port.',
    next: 'End that program, or choose another port: `--port N`, or `--port 0` for any free one.',
  },
  port_forbidden: {
    category: 'user',
    status: 403,
    meaning: 'The operating system does not let this user listen on the port.',
    next: 'Choose a port above 1023: `--port N`, or `--port 0` for any free one.',
  },
  address_unavailable: {
    category: 'user',
    status: 400,
    meaning: 'The address to listen on does not exist on this machine.',
    next: 'Use `--host 127.0.0.1`.',
  },
  socket_path_taken: {
    category: 'user',
    status: 409,
    meaning: 'Something lies at the path where a socket was to be made.',
    next: 'End the program that made it and remove the file, or choose another path.',
  },
});

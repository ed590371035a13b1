import { Exit } from '../../../platform/errors/exit.js';
import { declareFaults } from '../../../platform/errors/kind.js';

export const gatewayStateFaults = declareFaults('gateway_state', {
  in_use: {
    category: 'user',
    status: 409,
    meaning: 'Another paper gateway uses this folder of state.',
    next: 'Stop that gateway, or give this one a folder of its own.',
  },
  newer: {
    category: 'user',
    status: 500,
    meaning: 'A newer version of this program has written the state of the gateway.',
    next: 'Update this program, or name another folder to begin anew.',
  },
  damaged: {
    category: 'system',
    status: 500,
    exit: Exit.mend,
    meaning: 'A file of the gateway’s state is damaged; it has been left as it is.',
    next: 'Put a copy of the whole folder in its place, or move the folder away to begin anew.',
  },
  incomplete: {
    category: 'user',
    status: 500,
    meaning:
      'A file of the gateway’s state is missing, or comes from another copy; all has been left as it is.',
    next: 'Put a copy of the whole folder in its place, or move the folder away to begin anew.',
  },
  foreign: {
    category: 'user',
    status: 409,
    meaning: 'What lies in the folder for the gateway’s state is something else.',
    next: 'Name an empty folder, or one that is not there yet.',
  },
  not_writable: {
    category: 'user',
    status: 500,
    meaning: 'The folder for the gateway’s state cannot be read or written.',
    next: 'Give yourself the right to write there, or name another folder.',
  },
  other_market: {
    category: 'user',
    status: 409,
    meaning: 'The gateway’s state comes from another market: its positions would be worth something else.',
    next: 'Start with the seed that the message names, or give this market a folder of its own.',
  },
  full: {
    category: 'user',
    status: 507,
    meaning: 'There was no room for what the gateway had to keep; nothing of it was acknowledged.',
    next: 'Free some space and start the gateway again; everything acknowledged before is there.',
  },
  disk: {
    category: 'system',
    status: 500,
    meaning: 'The operating system reported an error while reading or writing the gateway’s state.',
    next: 'Look at the disk and the system log, copy the folder, then start the gateway again.',
  },
});

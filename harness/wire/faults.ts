import { declareFaults } from '../../platform/errors/kind.js';

export const wireFaults = declareFaults('wire', {
  value_unspellable: {
    category: 'system',
    status: 500,
    meaning: 'A value that was to be sent has no spelling on the wire, or its field is missing.',
    next: 'Correct the place that builds this message.',
  },
  frame_oversized: {
    category: 'system',
    status: 500,
    meaning: 'A message to be sent is longer than any client accepts.',
    next: 'Send the rows in several messages.',
  },
});

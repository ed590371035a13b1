import { declareFaults } from '../../platform/errors/kind.js';

export const wireFaults = declareFaults('wire', {
  value_illegible: {
    category: 'user',
    status: 422,
    meaning: 'A field of a message holds text that is not a value of its type.',
    next: 'Compare the field with the layout of its message in harness/wire.',
  },
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

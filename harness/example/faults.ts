import { declareFaults } from '../../platform/errors/kind.js';

export const exampleFaults = declareFaults('example', {
  no_header: {
    category: 'user',
    status: 400,
    meaning: 'A file among the examples does not begin with the header that each of them has.',
    next: 'Give it one, as harness/example/README.md shows, or keep the file elsewhere.',
  },
  bad_header: {
    category: 'user',
    status: 400,
    meaning: 'The header of an example says something that cannot be, so none of the examples was taken.',
    next: 'Mend every line named above; harness/example/README.md says what a header holds.',
  },
  bad_value: {
    category: 'user',
    status: 400,
    meaning: 'An example was to be filled in with a value that does not fit.',
    next: 'Give a value of the kind that the message names.',
  },
  unreadable: {
    category: 'user',
    status: 400,
    meaning: 'The folder of examples, or a file in it, cannot be read.',
    next: 'Name a folder that is there, with ts/ and python/ in it, and that you may read.',
  },
});

import { declareFaults } from '../errors/kind.js';

export const benchFaults = declareFaults('bench', {
  unknown: {
    category: 'user',
    status: 404,
    meaning: 'There is no benchmark of that name.',
    next: 'Run `npm run bench` to list them.',
  },
  malformed: {
    category: 'system',
    status: 500,
    meaning: 'A benchmark file does not export what the harness needs.',
    next: 'Let it `export default bench({ name, about, cases })`.',
  },
  nothing_measured: {
    category: 'system',
    status: 500,
    meaning: 'A run of a benchmark handed back no durations.',
    next: 'Let it measure something, or return nothing and be timed from outside.',
  },
  peers: {
    category: 'third_party',
    status: 502,
    meaning: 'What a benchmark measures the project beside could not be installed.',
    next: 'Peers are installed once, from the network; try again when it is there.',
  },
});

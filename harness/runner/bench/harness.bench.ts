import { bench } from '../../../platform/bench/bench.js';
import { bareImports } from './bare-imports.js';
import { validations } from './validations.js';

/** Of each of the corpus's examples. */
const RUNS = 9;

export default bench({
  name: 'harness',
  about:
    'every example nine times, from the job to the record on disk, beside as many bare imports of their client libraries',
  cases: [
    {
      name: 'a run, as many at once as `ibs validate` has',
      runs: 2,
      warmUp: 0,
      project: (context) => validations(context, RUNS),
      peers: { 'the import alone': (context) => bareImports(context, RUNS) },
    },
  ],
});

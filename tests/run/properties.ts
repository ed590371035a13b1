import fc from 'fast-check';

/** A change that lands must not fail by chance: `npm test` draws the same cases each time, `test:full` new ones. */
const SEED = 20_261_121;

if (process.env['IBS_TEST_FULL'] !== '1') fc.configureGlobal({ seed: SEED });

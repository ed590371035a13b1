import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Set by `npm run test:full`: also runs the files named `*.full.test.ts`. */
const full = process.env['IBS_TEST_FULL'] === '1';
const leftOut = full ? [] : ['tests/**/*.full.test.ts'];
const elsewhere = ['tests/contract/**', 'tests/fault/**', 'tests/browser/**', 'tests/fixtures/**'];
const cores = Math.max(2, availableParallelism());
const SECOND = 1000;

/** Projects run one after the other, from the quick to the slow; files of one project side by side. */
const projects = [
  {
    name: 'unit',
    include: ['tests/**/*.test.ts'],
    exclude: [...elsewhere, 'tests/**/*.integration.test.ts', 'tests/**/*.full.test.ts'],
    workers: cores,
    // They change nothing that other files would see; to load what they test anew for each took half their time.
    isolate: false,
    limit: 15 * SECOND,
  },
  {
    name: 'integration',
    include: ['tests/**/*.integration.test.ts', 'tests/**/*.full.test.ts'],
    exclude: [...elsewhere, ...leftOut],
    workers: cores,
    limit: 60 * SECOND,
  },
  // These start servers, browsers and processes of their own: side by side they would disturb each other.
  {
    name: 'contract',
    include: ['tests/contract/**/*.test.ts'],
    exclude: leftOut,
    workers: 1,
    limit: 180 * SECOND,
  },
  { name: 'fault', include: ['tests/fault/**/*.test.ts'], exclude: leftOut, workers: 1, limit: 180 * SECOND },
  {
    name: 'browser',
    include: ['tests/browser/**/*.test.ts'],
    exclude: leftOut,
    workers: 1,
    limit: 60 * SECOND,
  },
];

export default defineConfig({
  test: {
    globalSetup: ['tests/run/environment.ts'],
    pool: 'forks',
    coverage: {
      provider: 'v8',
      include: ['{platform,trading,harness,corpus/catalog,index,agent,eval,server}/**/*.{ts,tsx,mjs}'],
      exclude: ['**/bench/**', 'server/web/**', '**/*.d.ts'],
      reporter: ['html', 'text-summary', 'json-summary'],
      reportOnFailure: true,
    },
    projects: projects.map(({ name, include, exclude, workers, limit, isolate = true }, order) => ({
      // Not `extends`: the global set-up would then run once for every project.
      test: {
        name,
        // A file or project that is still empty is no failure; a run without any test is one (`tests/run`).
        passWithNoTests: true,
        // A forgotten `.only` would pass a run in which nearly nothing ran.
        allowOnly: false,
        include,
        exclude,
        setupFiles: ['tests/run/properties.ts'],
        maxWorkers: workers,
        isolate,
        testTimeout: limit,
        hookTimeout: limit,
        sequence: { groupOrder: order },
      },
    })),
  },
});

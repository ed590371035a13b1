/** What one run of the tests came to, as plain data: the reporter writes it, the page and the summary read it. */
export interface RunRecord {
  /** ISO time, UTC. */
  readonly started: string;
  readonly ms: number;
  readonly node: string;
  readonly projects: readonly ProjectRecord[];
  /** Errors that belong to no test: a promise nobody waited for, a worker that died. */
  readonly stray: readonly Failure[];
}

export interface ProjectRecord {
  readonly name: string;
  readonly files: readonly FileRecord[];
}

export interface FileRecord {
  /** From the root of the checkout. */
  readonly path: string;
  readonly ms: number;
  readonly tests: readonly TestRecord[];
  /** Errors outside its tests: it could not be loaded, or a hook around several tests failed. */
  readonly failures: readonly Failure[];
}

export interface TestRecord {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly ms: number;
  readonly failures: readonly Failure[];
  readonly reason?: string;
}

export interface Failure {
  readonly message: string;
  readonly diff?: string;
  readonly stack?: string;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A file that could not be loaded and a stray error count as one failure each: neither may look like success. */
export function tallyRun(run: RunRecord): Tally {
  const files = run.projects.flatMap((project) => project.files);
  const tally = tallyFiles(files);
  return { ...tally, failed: tally.failed + run.stray.length };
}

export function tallyFiles(files: readonly FileRecord[]): Tally {
  const states = files.flatMap((file) => file.tests.map((test) => test.state));
  const count = (state: TestRecord['state']) => states.filter((each) => each === state).length;
  const outside = files.reduce((sum, file) => sum + file.failures.length, 0);
  return { passed: count('passed'), failed: count('failed') + outside, skipped: count('skipped') };
}

/** The line that ends `npm test` and `npm run check`; `.ci/run` adds these up. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

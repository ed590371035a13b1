import { describe, TestRunner } from 'vitest';
import { findProgram, type ProgramName } from './programs.js';

declare module 'vitest' {
  interface TaskMeta {
    /** Why everything below is skipped; the summary at the end of a run prints it. */
    skipReason?: string;
  }
}

/**
 * Inside a test: the path of a program that a machine may lack. Where it is missing the test ends here as
 * skipped, and the run's summary says why.
 *
 * @example
 * test('a sandboxed process sees no network', () => {
 *   const bwrap = needs('bwrap');
 * });
 */
export function needs(name: ProgramName): string {
  const test = TestRunner.getCurrentTest();
  if (!test) {
    throw new Error(
      `needs('${name}') was called outside a test; around several tests use describeWith('${name}', …)`,
    );
  }
  const program = findProgram(name);
  return 'path' in program ? program.path : test.context.skip(program.missing);
}

/**
 * A `describe` whose tests and hooks all want a program that a machine may lack. Where it is missing none
 * of them runs, and the run's summary says why.
 *
 * @example
 * describeWith('chromium', 'the first page', (chromium) => {
 *   beforeAll(() => launch({ executablePath: chromium }));
 * });
 */
export function describeWith(name: ProgramName, title: string, body: (path: string) => void): void {
  const program = findProgram(name);
  if ('path' in program) describe(title, () => body(program.path));
  // The body still runs, so that the tests that are missed can be counted and named.
  else describe.skip(title, { meta: { skipReason: program.missing } }, () => body(`/missing/${name}`));
}

import { type Helping, helpOut } from '../../harness/runner/validation/help-out.js';
import type { App } from '../app.js';
import { jobsAtOnce } from './jobs-at-once.js';

export interface Work extends Pick<Helping, 'once' | 'signal' | 'onKept'> {
  /** Runs at a time, where somebody said so. */
  readonly jobs: number | undefined;
  readonly allowsReduced: boolean;
  /** Told how many runs it makes at a time. */
  onReady(atOnce: number): void;
}

/** Makes runs for the validations of other processes. */
export async function work(app: App, { jobs, allowsReduced, onReady, ...helping }: Work): Promise<void> {
  const concurrency = jobs ?? jobsAtOnce(app, undefined);
  const runner = await app.examples({ allowsReduced });
  onReady(concurrency);
  await helpOut({
    ...helping,
    ...{ concurrency, clock: app.clock, log: app.log },
    runs: await app.runs(),
    jobs: await app.jobs(),
    runner,
  });
}

import { availableParallelism } from 'node:os';
import type { App } from '../app.js';

/** Runs at a time: most of a run is waiting, so that there may be more than cores; a login has one pace. */
export function jobsAtOnce({ config }: App, gateway: string | undefined): number {
  const { jobs } = config.values.validation;
  return jobs ?? (gateway === undefined ? 2 * availableParallelism() : 1);
}

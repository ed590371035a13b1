import type { RequestedBarSize } from './bar-size.js';
import type { Duration, DurationUnit } from './duration.js';

const SECONDS: Readonly<Record<DurationUnit, number>> = {
  S: 1,
  D: 86_400,
  W: 7 * 86_400,
  M: 31 * 86_400,
  Y: 366 * 86_400,
};

/** The smallest bar by how far a request reaches, in seconds; beyond the last it is a minute. */
const SMALLEST: readonly (readonly [reach: number, bar: number])[] = [
  [2000, 1],
  [SECONDS.D, 5],
  [SECONDS.W, 10],
  [SECONDS.M, 30],
];
const SMALLEST_OF_ALL = 60;

/** IB has lifted its limits for bars of a minute and more; but no client reads a frame of more than 16 MB. */
const MOST_STEPS = 180_000;

/** What IB's data service says of bars that do not fit the duration; undefined where they do. */
export function stepRefusal(duration: Duration, { seconds, step }: RequestedBarSize): string | undefined {
  const reach = duration.count * SECONDS[duration.unit];
  const smallest = SMALLEST.find(([most]) => reach <= most)?.[1] ?? SMALLEST_OF_ALL;
  if (seconds < smallest || seconds > reach) return `invalid step: ${step}`;
  return reach / seconds > MOST_STEPS ? 'Time length exceed max.' : undefined;
}

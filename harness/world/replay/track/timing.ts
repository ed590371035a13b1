/** When the bars of a file trade. */
export interface Timing {
  /** The first moment of each bar, and the one behind its last: bars follow each other and never overlap. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly days: readonly TrackDay[];
  /** Whether all of it lies in regular hours. */
  readonly regularOnly: boolean;
  /** Milliseconds by which the bars begin later than at multiples of their size on the clock. */
  readonly phase: number;
}

/** A trading date of which the file tells something. */
export interface TrackDay {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** The number of the bar that has begun last by a moment; -1 before the first. */
export function lastBegunAt({ starts }: Timing, moment: number): number {
  return firstIndex(starts.length, (at) => (starts[at] ?? 0) > moment) - 1;
}

/** The number of the first bar that has not ended by a moment; behind the last where all have. */
export function firstUnendedAt({ ends }: Timing, moment: number): number {
  return firstIndex(ends.length, (at) => (ends[at] ?? 0) > moment);
}

/** The first number from which on something holds. */
export function firstIndex(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

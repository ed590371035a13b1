import type { Tape } from '../minute/tape.js';

/**
 * Both sides of the quote over time: Σ price × seconds, in whole units of the grid, which adds up to the same in any
 * order. It is divided, and rounded, only when it is shown.
 */
export interface Average {
  bid: number;
  ask: number;
  seconds: number;
}

export function emptyAverage(): Average {
  return { bid: 0, ask: 0, seconds: 0 };
}

export function addAverage(average: Average, next: Average): void {
  average.bid += next.bid;
  average.ask += next.ask;
  average.seconds += next.seconds;
}

/** Of a part of a minute: the quotes that stand at its seconds. */
export function addSeconds(
  average: Average,
  { cell, bid, time, length }: Tape,
  from: number,
  to: number,
): void {
  let at = 0;
  for (let moment = Math.ceil(from / 1000) * 1000; moment < to; moment += 1000) {
    while (at + 1 < length && (time[at + 1] ?? 0) <= moment) at++;
    average.bid += (bid[at] ?? 0) * cell.tick;
    average.ask += ((bid[at] ?? 0) + cell.spread) * cell.tick;
    average.seconds += 1;
  }
}

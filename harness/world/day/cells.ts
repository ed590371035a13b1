import type { Plan } from './plan.js';

/**
 * A trading date, minute by minute, in whole numbers: prices in ticks, sizes in units of the lot. What happens
 * within a minute is made so that it meets its cell; so a bar can be had from cells alone.
 */
export interface Cells {
  readonly plan: Plan;
  /** A tick, in units of the grid. */
  readonly tick: Int32Array;
  /** The bid; the ask stands `spread` above it, all through the minute. */
  readonly open: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly close: Int32Array;
  readonly spread: Int32Array;
  /** Trades, and all that they trade. */
  readonly count: Int32Array;
  readonly volume: Float64Array;
  /** What else chance decides in a minute hangs on this. */
  readonly key: Int32Array;
  readonly halted: Uint8Array;
}

const BYTES_A_MINUTE = 8 + 8 * 4 + 1;

/**
 * All in one piece of memory, whose ten parts by themselves would cost as much as filling them. Who looks at cells
 * and lets go of them can use the same piece again.
 */
export function memoryFor(minutes: number): ArrayBuffer {
  return new ArrayBuffer(BYTES_A_MINUTE * minutes);
}

export function emptyCells(plan: Plan, memory: ArrayBuffer): Cells {
  const { minutes } = plan;
  new Uint8Array(memory, 0, BYTES_A_MINUTE * minutes).fill(0);
  const whole = (at: number) => new Int32Array(memory, (8 + 4 * at) * minutes, minutes);
  return {
    plan,
    ...{ tick: whole(0), open: whole(1), high: whole(2), low: whole(3), close: whole(4), spread: whole(5) },
    ...{ count: whole(6), volume: new Float64Array(memory, 0, minutes), key: whole(7) },
    halted: new Uint8Array(memory, 40 * minutes, minutes),
  };
}

/** One minute of them. */
export interface Cell {
  readonly tick: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly spread: number;
  readonly count: number;
  readonly volume: number;
  readonly key: number;
  readonly halted: boolean;
}

export function cellAt(cells: Cells, minute: number): Cell {
  return {
    tick: cells.tick[minute] ?? 0,
    open: cells.open[minute] ?? 0,
    high: cells.high[minute] ?? 0,
    low: cells.low[minute] ?? 0,
    close: cells.close[minute] ?? 0,
    spread: cells.spread[minute] ?? 0,
    count: cells.count[minute] ?? 0,
    volume: cells.volume[minute] ?? 0,
    key: cells.key[minute] ?? 0,
    halted: cells.halted[minute] === 1,
  };
}

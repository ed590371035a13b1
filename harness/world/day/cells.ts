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

export function emptyCells(plan: Plan): Cells {
  const whole = () => new Int32Array(plan.minutes);
  return {
    plan,
    ...{ tick: whole(), open: whole(), high: whole(), low: whole(), close: whole(), spread: whole() },
    ...{ count: whole(), volume: new Float64Array(plan.minutes), key: whole() },
    halted: new Uint8Array(plan.minutes),
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

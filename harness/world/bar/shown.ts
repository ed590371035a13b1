import type { Bar } from '../market.js';
import type { Model } from '../model/model.js';
import type { Row } from './row.js';

/** A bar but for its time: what can be put together with the next one without loss. */
export interface Shown {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Undefined where no trades are shown. */
  readonly traded: Traded | undefined;
  /** Undefined where the open and the close are not averages. */
  readonly averaged: Averaged | undefined;
}

/** Whole numbers: sizes in units of the lot, the sum of price times size in units of grid and lot. */
interface Traded {
  readonly volume: number;
  readonly count: number;
  readonly notional: number;
}

/** What the open and the close are averages of: Σ whole number × seconds, the whole number being value × scale. */
export interface Averaged {
  readonly open: number;
  readonly close: number;
  readonly seconds: number;
  readonly scale: number;
}

export function shownOf({ grid }: Model, row: Row, withTrades: boolean): Shown | undefined {
  if (row.empty) return undefined;
  const half = grid.scale * 2;
  const { volume, count, notional } = row;
  return {
    open: row.open / half,
    high: row.high / half,
    low: row.low / half,
    close: row.close / half,
    traded: withTrades ? { volume, count, notional } : undefined,
    averaged: undefined,
  };
}

/** Averages are rounded only here, to the millionth. */
export function averagedShown(high: number, low: number, averaged: Averaged): Shown {
  const { seconds, scale } = averaged;
  const mean = (sum: number) => Math.round((sum / seconds / scale) * 1e6) / 1e6;
  return { open: mean(averaged.open), high, low, close: mean(averaged.close), traded: undefined, averaged };
}

export function joined(one: Shown, next: Shown): Shown {
  const high = Math.max(one.high, next.high);
  const low = Math.min(one.low, next.low);
  if (one.averaged && next.averaged) return averagedShown(high, low, longer(one.averaged, next.averaged));
  return {
    open: one.open,
    high,
    low,
    close: next.close,
    traded: one.traded && next.traded && sum(one.traded, next.traded),
    averaged: undefined,
  };
}

function longer(one: Averaged, next: Averaged): Averaged {
  return {
    open: one.open + next.open,
    close: one.close + next.close,
    seconds: one.seconds + next.seconds,
    scale: one.scale,
  };
}

function sum(one: Traded, next: Traded): Traded {
  return {
    volume: one.volume + next.volume,
    count: one.count + next.count,
    notional: one.notional + next.notional,
  };
}

export function barAt({ grid, lot }: Model, shown: Shown, time: number, date: string): Bar {
  const { open, high, low, close, traded } = shown;
  if (traded === undefined) return { time, date, open, high, low, close, volume: -1, wap: -1, count: -1 };
  const { volume, count, notional } = traded;
  // Rounded only here, to the millionth: the sum itself is exact.
  const wap = volume === 0 ? 0 : Math.round((notional / volume / grid.scale) * 1e6) / 1e6;
  return { time, date, open, high, low, close, volume: volume / lot.scale, wap, count };
}

import { hashOf, unitOf } from '../chance/hash.js';
import { type Plan, timeOf } from '../day/plan.js';
import { listed } from '../model/kinship.js';
import type { Model } from '../model/model.js';
import type { Walk } from '../model/step.js';
import { walkOf } from '../model/walk.js';
import { midnightOf } from '../path/midnights.js';
import { expectedVolatility } from '../price/option-price.js';
import type { Shown } from './shown.js';
import type { Gauge } from './view.js';

const REALIZED_DAYS = 30;

/** What a gauge shows over some minutes of a trading date; each minute has one value. */
export function gaugeOf(
  seed: string,
  model: Model,
  plan: Plan,
  what: Gauge,
  from: number,
  to: number,
): Shown | undefined {
  if (to <= from) return undefined;
  switch (what) {
    case 'HISTORICAL_VOLATILITY':
      return still(realized(model.walk, plan.day));
    case 'FEE_RATE':
      return still(feeRate(model, plan.day));
    case 'OPTION_IMPLIED_VOLATILITY':
      return expected(seed, model, plan, from, to);
  }
}

function still(value: number): Shown {
  const rounded = Math.round(value * 1e6) / 1e6;
  return {
    open: rounded,
    high: rounded,
    low: rounded,
    close: rounded,
    traded: undefined,
    averaged: undefined,
  };
}

/** Of the moves from midnight to midnight over the last thirty days, per year. */
function realized({ steps }: Walk, day: number): number {
  let squares = 0;
  for (let back = 0; back < REALIZED_DAYS; back++) {
    let move = 0;
    for (const { path, times } of steps) {
      move += times * (midnightOf(path, day - back) - midnightOf(path, day - back - 1));
    }
    squares += move * move;
  }
  return Math.sqrt((squares / REALIZED_DAYS) * 365);
}

/** A quarter of a per cent a year for most, more for what many want to sell short. */
function feeRate({ instrument, key }: Model, day: number): number {
  const wanted = Math.max(0, instrument.market.volatility - 0.5) * 20;
  return 0.25 + wanted * (0.8 + 0.4 * unitOf(hashOf(key ^ 0x243f6a88, Math.floor(day / 7))));
}

function expected(seed: string, model: Model, plan: Plan, from: number, to: number): Shown | undefined {
  const vix = listed('VIX', 'IND');
  if (vix === undefined) return undefined;
  const fear = { ...walkOf(seed, vix), level: 1 };
  const { volatility } = model.instrument.market;
  let shown: { open: number; high: number; low: number; close: number } | undefined;
  for (const stretch of plan.all) {
    const [begin, finish] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
    if (finish <= begin) continue;
    for (const exact of expectedVolatility(volatility, fear, timeOf(plan, begin), finish - begin)) {
      const value = Math.round(exact * 1e6) / 1e6;
      shown ??= { open: value, high: value, low: value, close: value };
      shown.high = Math.max(shown.high, value);
      shown.low = Math.min(shown.low, value);
      shown.close = value;
    }
  }
  return shown && { ...shown, traded: undefined, averaged: undefined };
}

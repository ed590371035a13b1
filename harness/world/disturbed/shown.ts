import { dayOfDate } from '../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Course } from '../bar/row.js';
import { averagedShown, type Shown } from '../bar/shown.js';
import { yieldsOf } from '../bar/yields.js';
import { planOf } from '../day/plan.js';
import type { Bar, WhatToShow } from '../market.js';
import { modelOf } from '../model/model.js';
import type { Part } from './part.js';

/** Undefined where nothing of the kind happened. */
export function shownOf(
  instrument: Instrument,
  part: Part,
  what: WhatToShow,
  date: string,
): Shown | undefined {
  switch (what) {
    case 'BID':
    case 'YIELD_BID':
      return inItsUnit(instrument, what, date, pricesOf(part.bid));
    case 'ASK':
    case 'YIELD_ASK':
      return inItsUnit(instrument, what, date, pricesOf(part.ask));
    case 'BID_ASK':
    case 'YIELD_BID_ASK':
      return inItsUnit(instrument, what, date, bothSides(part));
    case 'YIELD_LAST':
      return inItsUnit(instrument, what, date, pricesOf(part.trades));
    case 'MIDPOINT':
      return pricesOf(middlesOf(part.both));
    default: {
      const { volume, count, value } = part;
      const prices = pricesOf(part.trades);
      return prices && { ...prices, traded: { volume, count, notional: value } };
    }
  }
}

function pricesOf({ open, high, low, close, empty }: Course): Shown | undefined {
  return empty ? undefined : { open, high, low, close, traded: undefined, averaged: undefined };
}

/** Adding two prices can leave dust behind their decimals. */
function middlesOf(both: Course): Course {
  const half = (sum: number) => Number((sum / 2).toFixed(10));
  const { open, high, low, close, empty } = both;
  return { open: half(open), high: half(high), low: half(low), close: half(close), empty };
}

function bothSides({ bid, ask, bidSeconds, askSeconds, seconds }: Part): Shown | undefined {
  if (seconds === 0) return undefined;
  return averagedShown(ask.high, bid.low, { open: bidSeconds, close: askSeconds, seconds, scale: 1 });
}

/** What a price yields hangs on nothing but the bond and the date. */
function inItsUnit(
  instrument: Instrument,
  what: WhatToShow,
  date: string,
  prices: Shown | undefined,
): Shown | undefined {
  if (!what.startsWith('YIELD')) return prices;
  const model = modelOf('', instrument);
  const plan = planOf(model, dayOfDate(date));
  return plan && yieldsOf(model, plan, prices);
}

/** @param seconds of quotes in it */
export function shownBefore(what: WhatToShow, bar: Bar, seconds: number): Shown {
  const { open, high, low, close, volume, wap, count } = bar;
  const isAverage = what === 'BID_ASK' || what === 'YIELD_BID_ASK';
  return {
    ...{ open, high, low, close },
    traded: count < 0 ? undefined : { volume, count, notional: wap * volume },
    averaged: isAverage ? { open: open * seconds, close: close * seconds, seconds, scale: 1 } : undefined,
  };
}

export function barOf(time: number, date: string, { open, high, low, close, traded }: Shown): Bar {
  const prices = { time, date, open, high, low, close };
  if (traded === undefined) return { ...prices, volume: -1, wap: -1, count: -1 };
  const { volume, count, notional } = traded;
  const wap = volume === 0 ? 0 : Math.round((notional / volume) * 1e6) / 1e6;
  // As many decimals as sizes have at IB, and no dust behind them.
  return { ...prices, volume: Number(volume.toFixed(8)), wap, count };
}

import { DAY_MS, MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import type { Bar, Market, WhatToShow } from '../../../world/market.js';
import { startOfTradingDate } from '../../time/trading-date.js';

/** What the days before a trading date say about it. */
export interface DayStatistics {
  /** The highest and the lowest price of as many weeks; undefined where nothing is known. */
  readonly range13: PriceRange | undefined;
  readonly range26: PriceRange | undefined;
  readonly range52: PriceRange | undefined;
  /** On an average day of the last 90. */
  readonly averageVolume: number;
  readonly historicalVolatility: number | undefined;
  readonly impliedVolatility: number | undefined;
}

export interface PriceRange {
  readonly high: number;
  readonly low: number;
}

const MAX_KEPT = 2000;
const kept = new WeakMap<Market, Map<string, DayStatistics>>();

/** Worked out once for each trading date. */
export function dayStatistics(market: Market, instrument: Instrument, at: number): DayStatistics {
  const until = startOfTradingDate(instrument, at);
  const statistics = kept.get(market) ?? new Map<string, DayStatistics>();
  kept.set(market, statistics);
  const name = `${instrument.conId}/${until}`;
  const known = statistics.get(name);
  if (known) return known;
  if (statistics.size >= MAX_KEPT) statistics.clear();
  const made = makeStatistics(market, instrument, until);
  statistics.set(name, made);
  return made;
}

/** The trading date of a moment up to that moment; undefined before its first trade. */
export function dayBar(market: Market, instrument: Instrument, at: number): Bar | undefined {
  const from = startOfTradingDate(instrument, at);
  if (from >= at) return undefined;
  return market.bars(instrument, { from, to: at, ...EVERY_TRADE, size: { unit: 'day', count: 1 } }).at(-1);
}

/** The last whole minutes before a moment. */
export function lastMinutes(market: Market, instrument: Instrument, at: number, count: number) {
  const to = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const size = { unit: 'second', count: 60 } as const;
  return market.bars(instrument, { from: to - count * MINUTE_MS, to, ...EVERY_TRADE, size });
}

/** Ninety trading dates, and what rests between them. */
const DAYS_OF_VOLUME = 140;
const EVERY_TRADE = { whatToShow: 'TRADES', useRTH: false } as const;

function makeStatistics(market: Market, instrument: Instrument, until: number): DayStatistics {
  const days = (back: number, whatToShow: WhatToShow, useRTH: boolean) =>
    market.bars(instrument, {
      ...{ from: until - back * DAY_MS, to: until, whatToShow, useRTH },
      size: { unit: 'day', count: 1 },
    });
  const { secType } = instrument;
  // Highs and lows of a stock are those of regular hours, as in scans; what it trades counts around the clock.
  const isStock = secType === 'STK';
  const year = days(364, secType === 'CASH' ? 'MIDPOINT' : 'TRADES', isStock);
  const traded = isStock ? days(DAYS_OF_VOLUME, 'TRADES', false) : year;
  const last = (whatToShow: WhatToShow) =>
    hasVolatility(instrument) ? days(10, whatToShow, true).at(-1)?.close : undefined;
  return {
    range13: rangeOf(year, until - 91 * DAY_MS),
    range26: rangeOf(year, until - 182 * DAY_MS),
    range52: rangeOf(year, until - 364 * DAY_MS),
    averageVolume: averageVolume(traded.slice(-90)),
    historicalVolatility: last('HISTORICAL_VOLATILITY'),
    impliedVolatility: last('OPTION_IMPLIED_VOLATILITY'),
  };
}

function hasVolatility({ secType }: Instrument): boolean {
  return secType === 'STK' || secType === 'IND';
}

function rangeOf(bars: readonly Bar[], from: number): PriceRange | undefined {
  const recent = bars.filter(({ time }) => time >= from);
  if (recent.length === 0) return undefined;
  return {
    high: Math.max(...recent.map(({ high }) => high)),
    low: Math.min(...recent.map(({ low }) => low)),
  };
}

function averageVolume(bars: readonly Bar[]): number {
  const sum = bars.reduce((total, { volume }) => total + Math.max(0, volume), 0);
  return bars.length === 0 ? 0 : Math.round(sum / bars.length);
}

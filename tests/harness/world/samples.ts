import fc from 'fast-check';
import type { Bar, BarRequest, Market, WhatToShow } from '../../../harness/world/market.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { expirationsOf, optionOf } from '../../../trading/instruments/chains.js';
import type { Instrument, SecType } from '../../../trading/instruments/instrument.js';
import { futuresOn } from '../../../trading/instruments/universe/futures.js';
import { OPTION_CLASSES } from '../../../trading/instruments/universe/option-classes.js';
import { universe } from '../../../trading/instruments/universe/universe.js';

const TODAY = '20261119';
/** A Thursday morning in New York, with a session behind and before it. */
export const NOW = Date.parse('2026-11-19T16:20:30.500Z');

export function find(symbol: string, secType: SecType = 'STK', currency = 'USD'): Instrument {
  const all = universe().bySymbol.get(symbol) ?? [];
  const found = all.find((each) => each.secType === secType && each.currency === currency);
  if (found === undefined) throw new Error(`no ${secType} ${symbol} in the universe`);
  return found;
}

export function future(symbol: string): Instrument {
  const [found] = futuresOn(symbol, TODAY);
  if (found === undefined) throw new Error(`no future ${symbol} on ${TODAY}`);
  return found;
}

/** Of the expiries of a class that are listed today, the first at or after a date. */
export function option(
  tradingClass: string,
  notBefore: string,
  strike: number,
  right: 'C' | 'P',
): Instrument {
  const family = OPTION_CLASSES.find((each) => each.tradingClass === tradingClass);
  const date = family && expirationsOf(family, TODAY).find((each) => each >= notBefore);
  const found = family && date && optionOf(family, date, strike, right);
  if (!found) throw new Error(`no ${tradingClass} ${notBefore} ${strike} ${right}`);
  return found;
}

/** One of each kind, thin and busy, with every calendar among them. */
export const SAMPLES: readonly Instrument[] = [
  find('AAPL'),
  find('SPY'),
  find('GME'),
  find('IBM', 'STK', 'EUR'),
  find('VOD', 'STK', 'GBP'),
  find('SPX', 'IND'),
  find('VIX', 'IND'),
  find('EUR', 'CASH'),
  find('USD', 'CASH', 'JPY'),
  find('BTC', 'CRYPTO'),
  find('US-T', 'BOND'),
  find('AAPL', 'CFD'),
  find('IBUS500', 'CFD'),
  find('XAUUSD', 'CMDTY'),
  future('ES'),
  future('CL'),
  future('ZN'),
  option('AAPL', '20261218', 250, 'C'),
  option('SPXW', '20261218', 6500, 'P'),
  option('VIX', '20261201', 18, 'C'),
];

export const anInstrument = fc.constantFrom(...SAMPLES);
/** Some day of the last two years, by its midnight in UTC. */
export const aDay = fc.integer({ min: 1, max: 700 }).map((back) => Math.floor(NOW / DAY_MS - back) * DAY_MS);

export const VIEWS: readonly WhatToShow[] = [
  'TRADES',
  'AGGTRADES',
  'MIDPOINT',
  'BID',
  'ASK',
  'BID_ASK',
  'ADJUSTED_LAST',
  'HISTORICAL_VOLATILITY',
  'OPTION_IMPLIED_VOLATILITY',
  'FEE_RATE',
  'YIELD_BID',
  'YIELD_ASK',
  'YIELD_BID_ASK',
  'YIELD_LAST',
];

export function barsOf(
  market: Market,
  instrument: Instrument,
  size: number | 'day' | 'week' | 'month',
  rest: Omit<BarRequest, 'size'>,
): readonly Bar[] {
  const barSize =
    typeof size === 'number'
      ? ({ unit: 'second', count: size } as const)
      : ({ unit: size, count: 1 } as const);
  return market.bars(instrument, { ...rest, size: barSize });
}

/** One bar out of several in a row, and how exactly its average price can be known from theirs. */
export function together(bars: readonly Bar[]): Omit<Bar, 'time' | 'date'> | undefined {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const withTrades = first.count >= 0;
  const total = (of: (bar: Bar) => number) => bars.reduce((sum, bar) => sum + of(bar), 0);
  const volume = total((bar) => bar.volume);
  return {
    open: first.open,
    high: Math.max(...bars.map(({ high }) => high)),
    low: Math.min(...bars.map(({ low }) => low)),
    close: last.close,
    volume: withTrades ? volume : -1,
    wap: withTrades ? (volume === 0 ? 0 : total((bar) => bar.wap * bar.volume) / volume) : -1,
    count: withTrades ? total((bar) => bar.count) : -1,
  };
}

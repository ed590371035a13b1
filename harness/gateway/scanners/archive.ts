import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { tradingDateOf, tradingDay } from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { kept } from '../../world/chance/kept.js';
import type { Bar, BarRequest, Market } from '../../world/market.js';
import { barsInSlices } from '../history/slices.js';

/** What can be asked of past days. Volatilities are those of regular hours, as TWS shows them. */
export type DayView = 'TRADES' | 'HISTORICAL_VOLATILITY' | 'OPTION_IMPLIED_VOLATILITY';

/** Whole trading dates, the oldest first, as columns: numbers by the thousand, kept from scan to scan. */
export interface Days {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** The dates before that of a moment, for at most so many weeks. */
export interface Past {
  readonly view: DayView;
  readonly weeks: number;
}

/** The past of everything that is scanned. It changes once a day, and is long in the making. */
export interface Archive {
  daysOf(instrument: Instrument, at: number, past: Past): Days;
  /** Makes the same slice by slice, so that it is at hand afterwards. */
  collect(instrument: Instrument, at: number, past: Past): Generator<void, void, void>;
}

/** 8 kB at most each: a year of every stock, and twice that. */
const MOST_KEPT = 300;

export function createArchive(market: Market): Archive {
  const known = kept<Days>(MOST_KEPT);
  const requestOf = (instrument: Instrument, at: number, { view, weeks }: Past): BarRequest => {
    const to = startOfTradingDate(instrument, at);
    const size = { unit: 'day', count: 1 } as const;
    return { from: to - weeks * 7 * DAY_MS, to, size, whatToShow: view, useRTH: view !== 'TRADES' };
  };
  const nameOf = ({ conId }: Instrument, { to, whatToShow, from }: BarRequest) =>
    `${conId}/${to}/${whatToShow}/${from}`;
  return {
    daysOf(instrument, at, past) {
      const request = requestOf(instrument, at, past);
      return known.get(nameOf(instrument, request), () => columnsOf(market.bars(instrument, request)));
    },
    *collect(instrument, at, past) {
      const request = requestOf(instrument, at, past);
      const name = nameOf(instrument, request);
      if (known.look(name) !== undefined) return;
      const bars = yield* barsInSlices(market, instrument, request);
      known.get(name, () => columnsOf(bars));
    },
  };
}

/** On Globex that is the evening before. */
export function startOfTradingDate(instrument: Instrument, at: number): number {
  const calendar = calendars[instrument.calendar];
  return tradingDay(calendar, tradingDateOf(calendar, at))?.extended[0]?.start ?? at;
}

function columnsOf(bars: readonly Bar[]): Days {
  const column = (field: 'high' | 'low' | 'close' | 'volume') => Float64Array.from(bars, (bar) => bar[field]);
  return { high: column('high'), low: column('low'), close: column('close'), volume: column('volume') };
}

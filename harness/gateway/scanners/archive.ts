import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import {
  shiftTradingDate,
  tradingDateOf,
  tradingDay,
} from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { kept } from '../../world/chance/kept.js';
import type { Market, WhatToShow } from '../../world/market.js';
import { startOfTradingDate } from '../time/trading-date.js';
import { type Days, daysIn, extended, noDays, type Stretch } from './days.js';

/** What can be asked of past days: prices and volatilities of regular hours, as TWS shows them, and all trades. */
export type DayView = 'REGULAR_HOURS' | 'ALL_HOURS' | Volatility;
export type Volatility = 'HISTORICAL_VOLATILITY' | 'OPTION_IMPLIED_VOLATILITY';

/** The dates before that of a moment, for at most so many weeks. */
export interface Past {
  readonly view: DayView;
  readonly weeks: number;
}

/** The past of everything that is scanned: one row of days a view, from which all scans take what they need. */
export interface Archive {
  daysOf(instrument: Instrument, at: number, past: Past): Days;
  /** Makes the same a few dates at a time, so that it is at hand afterwards. Who does so too shares the work. */
  collect(instrument: Instrument, at: number, past: Past): Generator<void, void, void>;
  /** For when the market has been changed: its past may be another. */
  forget(): void;
}

/** What is known of an instrument in one view. */
interface Row {
  stretch: Stretch;
}

/** The dates of a row that somebody wants to see. */
interface Part {
  readonly instrument: Instrument;
  readonly view: DayView;
  readonly row: Row;
  readonly from: number;
  readonly to: number;
}

/** Some 10 kB each: every stock in each view, and twice that. */
const MOST_KEPT = 400;
/** Whoever asks in another such stretch gets a row of its own, so that a leap of the clock fills no decades. */
const ROW_MS = 364 * DAY_MS;
/** About a millisecond of work. */
const DATES_A_STEP = 3;

const BARS: Readonly<Record<DayView, { readonly whatToShow: WhatToShow; readonly useRTH: boolean }>> = {
  REGULAR_HOURS: { whatToShow: 'TRADES', useRTH: true },
  ALL_HOURS: { whatToShow: 'TRADES', useRTH: false },
  HISTORICAL_VOLATILITY: { whatToShow: 'HISTORICAL_VOLATILITY', useRTH: true },
  OPTION_IMPLIED_VOLATILITY: { whatToShow: 'OPTION_IMPLIED_VOLATILITY', useRTH: true },
};

export function createArchive(market: Market): Archive {
  let known = kept<Row>(MOST_KEPT);
  const barsOf = (instrument: Instrument, view: DayView, from: number, to: number) =>
    market.bars(instrument, { from, to, size: { unit: 'day', count: 1 }, ...BARS[view] });

  const partOf = (instrument: Instrument, at: number, { view, weeks }: Past): Part => {
    const to = startOfTradingDate(instrument, at);
    const name = `${instrument.conId}/${view}/${Math.floor(to / ROW_MS)}`;
    const row = known.get(name, () => ({ stretch: noDays(to) }));
    return { instrument, view, row, from: to - weeks * 7 * DAY_MS, to };
  };
  /** Adds some of the dates that are lacking, the newest first; false when none are. */
  const extend = ({ instrument, view, row, from, to }: Part): boolean => {
    const { since, until } = row.stretch;
    const add = (start: number, end: number) => {
      row.stretch = extended(row.stretch, start, end, barsOf(instrument, view, start, end));
    };
    if (until < to) add(until, Math.min(to, datesFrom(instrument, until, DATES_A_STEP)));
    else if (from < since) add(datesFrom(instrument, since, -DATES_A_STEP), since);
    else return false;
    return true;
  };
  return {
    daysOf(instrument, at, past) {
      const part = partOf(instrument, at, past);
      while (extend(part));
      return daysIn(part.row.stretch, part.from, part.to);
    },
    *collect(instrument, at, past) {
      // Looked up each time: the row may have been forgotten meanwhile.
      while (extend(partOf(instrument, at, past))) yield;
    },
    forget() {
      known = kept(MOST_KEPT);
    },
  };
}

/** Where the trading date begins that is so many after that of a moment, or before it. */
function datesFrom(instrument: Instrument, moment: number, count: number): number {
  const calendar = calendars[instrument.calendar];
  const date = shiftTradingDate(calendar, tradingDateOf(calendar, moment), count);
  return tradingDay(calendar, date)?.extended[0]?.start ?? moment + count * DAY_MS;
}

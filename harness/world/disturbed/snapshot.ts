import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { type CivilDate, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import {
  shiftTradingDate,
  tradingDateOf,
  tradingDay,
} from '../../../trading/instruments/calendar/sessions.js';
import { type Instrument, isDerivative } from '../../../trading/instruments/instrument.js';
import type { Bar, Snapshot } from '../market.js';
import type { Affected } from './affected.js';
import { dayBar } from './bars.js';
import { lastAt, quoteAt } from './events.js';
import { stretchAt } from './stretches.js';

export function snapshotOf(affected: Affected, at: number): Snapshot {
  const { market, instrument, stretches } = affected;
  const undisturbed = market.snapshot(instrument, at);
  const { shown, closed } = datesAt(instrument, at);
  return {
    quote: quoteAt(affected, at),
    last: lastAt(affected, at),
    ...pricesOf(affected, undisturbed, shown, at),
    previousClose: closeOf(affected, undisturbed, closed),
    halted: undisturbed.halted || stretchAt(stretches, at).halted !== undefined,
  };
}

/** The trading date that is shown at a moment, and the last that has closed: at rest, the same. */
function datesAt(
  instrument: Instrument,
  at: number,
): { readonly shown: CivilDate; readonly closed: CivilDate } {
  const calendar = calendars[instrument.calendar];
  const last = isDerivative(instrument) ? instrument.lastTradeDate : '99991231';
  const today = tradingDateOf(calendar, at);
  const before = shiftTradingDate(calendar, today, -1);
  const closed = before < last ? before : last;
  const hasBegun = today <= last && (tradingDay(calendar, today)?.extended[0]?.start ?? at) <= at;
  return { shown: hasBegun ? today : closed, closed };
}

type Prices = Pick<Snapshot, 'open' | 'high' | 'low' | 'volume'>;

/** The open is that of regular hours. What shows no trades has its prices from the middle of its quotes. */
function pricesOf(affected: Affected, undisturbed: Snapshot, date: CivilDate, at: number): Prices {
  const { instrument, since } = affected;
  const day = tradingDay(calendars[instrument.calendar], date);
  const { open, high, low, volume } = undisturbed;
  if (day === undefined || (day.extended.at(-1)?.end ?? 0) <= since) return { open, high, low, volume };
  const whatToShow = isTraded(affected) ? 'TRADES' : 'MIDPOINT';
  const barOf = (useRTH: boolean, to: number): Bar | undefined => {
    const start = (useRTH ? day.regular : day.extended)[0]?.start;
    if (start === undefined || start >= to) return undefined;
    return dayBar(affected, { to, whatToShow, useRTH }, start, date);
  };
  const all = barOf(false, at + 1);
  // Mostly known from the minutes that are over, without a look at the present one.
  const regular = barOf(true, Math.floor(at / MINUTE_MS) * MINUTE_MS) ?? barOf(true, at + 1);
  return { open: regular?.open, high: all?.high, low: all?.low, volume: Math.max(0, all?.volume ?? 0) };
}

function isTraded({ market, instrument }: Affected): boolean {
  return market.headTimestamp(instrument, 'TRADES') !== undefined;
}

/** What nobody traded all day is marked where it was quoted; what was not quoted either, where it was before. */
function closeOf(affected: Affected, undisturbed: Snapshot, closed: CivilDate): number | undefined {
  const { market, instrument, since } = affected;
  const calendar = calendars[instrument.calendar];
  let next: number | undefined;
  for (let date = closed; ; date = shiftTradingDate(calendar, date, -1)) {
    const { regular = [], extended = [] } = tradingDay(calendar, date) ?? {};
    const [start, end] = [regular[0]?.start, regular.at(-1)?.end];
    if (end === undefined || start === undefined || end <= since) {
      return next === undefined ? undisturbed.previousClose : market.snapshot(instrument, next).previousClose;
    }
    for (const whatToShow of isTraded(affected)
      ? (['TRADES', 'MIDPOINT'] as const)
      : (['MIDPOINT'] as const)) {
      const bar = dayBar(affected, { to: end, whatToShow, useRTH: true }, start, date);
      if (bar !== undefined) return bar.close;
    }
    next = extended[0]?.start;
  }
}

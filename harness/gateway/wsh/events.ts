import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import {
  type DayNumber,
  dateOfDay,
  dayOf,
  dayOfDate,
  monthOf,
  nthWeekday,
  yearOf,
} from '../../../trading/instruments/calendar/date.js';
import type { Stock } from '../../../trading/instruments/instrument.js';
import { OPTION_CLASSES } from '../../../trading/instruments/universe/option-classes.js';
import { hashOf, keyOf } from '../../world/chance/hash.js';

/** What the calendar knows of, as Wall Street Horizon tags it. */
export const EVENT_TYPES = [
  { tag: 'wshe_ed', name: 'Earnings Date' },
  { tag: 'wshe_qe', name: 'Quarter End' },
  { tag: 'wshe_option', name: 'Option Expiration Date' },
] as const;

export type EventTag = (typeof EVENT_TYPES)[number]['tag'];

/** One entry of the calendar. */
export interface CalendarEvent {
  readonly tag: EventTag;
  /** YYYYMMDD */
  readonly date: string;
  /** By the names that Wall Street Horizon has for them. */
  readonly data: Readonly<Record<string, string | number>>;
}

const FRIDAY = 5;

/**
 * What a company's calendar has from one date to another, in order. Quarters and expirations are those of the
 * calendar; on which day a made-up company tells its earnings is made up, the same for ever.
 */
export function eventsOf(stock: Stock, from: string, to: string): readonly CalendarEvent[] {
  const events: CalendarEvent[] = [];
  const hasOptions = OPTION_CLASSES.some(({ under }) => under === stock.symbol);
  const last = monthIndex(dayOfDate(to));
  // Earnings are told up to two months after the quarter that they are of.
  for (let month = monthIndex(dayOfDate(from)) - 2; month <= last; month += 1) {
    const [year, ofYear] = [Math.floor(month / 12), (month % 12) + 1];
    if (hasOptions) events.push(expiration(year, ofYear));
    if (ofYear % 3 === 0) events.push(quarterEnd(year, ofYear));
    if (ofYear % 3 === 0 && stock.stockType !== 'ETF') events.push(earnings(stock, year, ofYear));
  }
  return events
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => a.date.localeCompare(b.date) || a.tag.localeCompare(b.tag));
}

const monthIndex = (day: DayNumber): number => yearOf(day) * 12 + monthOf(day) - 1;

/** The third Friday, or the day before where that is a holiday. */
function expiration(year: number, month: number): CalendarEvent {
  const date = dateOfDay(tradingDayUpTo(nthWeekday(year, month, FRIDAY, 3)));
  return { tag: 'wshe_option', date, data: { expiration_date: date, expiration_type: 'MONTHLY' } };
}

function quarterEnd(year: number, month: number): CalendarEvent {
  const date = dateOfDay(lastDayOf(year, month));
  return {
    tag: 'wshe_qe',
    date,
    data: { quarter_end_date: date, fiscal_year: year, quarter: quarterText(month) },
  };
}

function earnings(stock: Stock, year: number, month: number): CalendarEvent {
  const hash = hashOf(keyOf(`earnings ${stock.conId}`), year * 4 + month / 3);
  const date = dateOfDay(tradingDayFrom(lastDayOf(year, month) + 14 + (hash % 30)));
  return {
    tag: 'wshe_ed',
    date,
    data: {
      earnings_date: date,
      time_of_day: (hash >>> 8) % 2 === 0 ? 'BEFORE MARKET' : 'AFTER MARKET',
      wshe_earnings_date_status: 'CONFIRMED',
      fiscal_year: year,
      quarter: quarterText(month),
    },
  };
}

const quarterText = (month: number): string => `Q${month / 3}`;

function lastDayOf(year: number, month: number): DayNumber {
  return (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1;
}

function tradingDayFrom(day: DayNumber): DayNumber {
  return calendars.NYSE.hoursOf(day) === undefined ? tradingDayFrom(day + 1) : day;
}

function tradingDayUpTo(day: DayNumber): DayNumber {
  return calendars.NYSE.hoursOf(day) === undefined ? tradingDayUpTo(day - 1) : day;
}

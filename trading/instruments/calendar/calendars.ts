import { type Hours, type Span, span, type TradingCalendar } from './calendar.js';
import { type DayNumber, isWeekend } from './date.js';
import { londonHolidays, xetraHolidays } from './european-holidays.js';
import type { Holidays } from './holidays.js';
import { cmeHolidays, forexHolidays, isCmeShortHoliday, usHolidays } from './us-holidays.js';

/** New York stocks and ETFs, before and after hours included. */
const usStocks = weekly('US/Eastern', usHolidays, {
  full: { regular: [span('09:30', '16:00')], extended: [span('04:00', '20:00')] },
  half: { regular: [span('09:30', '13:00')], extended: [span('04:00', '17:00')] },
});

/** Options on single stocks have no hours but the regular ones. */
const usOptions = weekly('US/Eastern', usHolidays, {
  full: throughout(span('09:30', '16:00')),
  half: throughout(span('09:30', '13:00')),
});

/** The level of an American index, which is reckoned while the stocks in it trade. IB tells it in Chicago's time. */
const usIndices = weekly('US/Central', usHolidays, {
  full: throughout(span('08:30', '15:00')),
  half: throughout(span('08:30', '12:00')),
});

/** Cboe's index options and the VIX itself: a session by night, a break, the session by day. */
const cboeIndex = weekly('US/Central', usHolidays, {
  full: {
    regular: [span('08:30', '15:15')],
    extended: [span('-19:15', '08:25'), span('08:30', '15:15')],
  },
  half: {
    regular: [span('08:30', '12:15')],
    extended: [span('-19:15', '08:25'), span('08:30', '12:15')],
  },
});

/** Globex in Chicago: index futures, rates, currencies; the hour from 16:00 is the daily break. */
const cme = globex('US/Central', {
  full: { regular: [span('08:30', '16:00')], extended: [span('-17:00', '16:00')] },
  half: { regular: [span('08:30', '12:15')], extended: [span('-17:00', '12:15')] },
  short: { regular: [span('08:30', '12:00')], extended: [span('-17:00', '12:00')] },
});

/** Globex as NYMEX and COMEX have it: energy and metals, on New York's clocks. */
const nymex = globex('US/Eastern', {
  full: { regular: [span('09:30', '17:00')], extended: [span('-18:00', '17:00')] },
  half: { regular: [span('09:30', '13:45')], extended: [span('-18:00', '13:45')] },
  short: { regular: [span('09:30', '13:00')], extended: [span('-18:00', '13:00')] },
});

/** Cboe's futures on the VIX. On the lesser holidays they end in mid-morning. */
const cfe = globex('US/Central', {
  full: { regular: [span('08:30', '15:00')], extended: [span('-17:00', '16:00')] },
  half: { regular: [span('08:30', '12:15')], extended: [span('-17:00', '12:15')] },
  short: { regular: [span('08:30', '10:30')], extended: [span('-17:00', '10:30')] },
});

/** IDEALPRO, from Sunday 17:15 to Friday 17:00. */
const forex = weekly('US/Eastern', forexHolidays, {
  full: throughout(span('-17:15', '17:00')),
  half: throughout(span('-17:15', '17:00')),
});

const xetra = weekly('MET', xetraHolidays, {
  full: throughout(span('09:00', '17:30')),
  half: throughout(span('09:00', '17:30')),
});

/** Futures on the indices of Frankfurt trade into the evening of New York. */
const eurexHours: Hours = { regular: [span('09:00', '17:30')], extended: [span('01:10', '22:00')] };
const eurex = weekly('MET', xetraHolidays, { full: eurexHours, half: eurexHours });

const london = weekly('GB-Eire', londonHolidays, {
  full: throughout(span('08:00', '16:30')),
  half: throughout(span('08:00', '12:30')),
});

const aroundTheClock = throughout(span('00:00', '24:00'));
const crypto: TradingCalendar = { timeZone: 'US/Eastern', hoursOf: () => aroundTheClock };

/** Every calendar, by the id that instruments carry. */
export const calendars = {
  NYSE: usStocks,
  US_OPTIONS: usOptions,
  US_INDICES: usIndices,
  CBOE: cboeIndex,
  CME: cme,
  NYMEX: nymex,
  CFE: cfe,
  FOREX: forex,
  XETRA: xetra,
  EUREX: eurex,
  LSE: london,
  CRYPTO: crypto,
} as const satisfies Readonly<Record<string, TradingCalendar>>;

export type CalendarId = keyof typeof calendars;

function weekly(
  timeZone: string,
  { isClosed, isHalfDay }: Holidays,
  hours: { readonly full: Hours; readonly half: Hours },
): TradingCalendar {
  return {
    timeZone,
    hoursOf(day) {
      if (isWeekend(day) || isClosed(day)) return undefined;
      return isHalfDay(day) ? hours.half : hours.full;
    },
  };
}

function globex(
  timeZone: string,
  hours: { readonly full: Hours; readonly half: Hours; readonly short: Hours },
): TradingCalendar {
  const ordinary = weekly(timeZone, cmeHolidays, hours);
  return {
    timeZone,
    hoursOf: (day: DayNumber) => {
      const found = ordinary.hoursOf(day);
      return found && isCmeShortHoliday(day) ? hours.short : found;
    },
  };
}

function throughout(hours: Span): Hours {
  return { regular: [hours], extended: [hours] };
}

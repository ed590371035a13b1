import { type CalendarId, calendars } from '../../../trading/instruments/calendar/calendars.js';
import { type DayNumber, dateOfDay, isWeekend } from '../../../trading/instruments/calendar/date.js';
import { momentAt, wallTime } from '../../../trading/instruments/calendar/zone.js';
import type { Bulletin } from './bulletin.js';
import type { Window } from './window.js';
import { dateText } from './wording.js';

/** Exchanges that tell when they rest. Their places are part of the ids of bulletins: add at the end. */
const EXCHANGES: readonly { readonly exchange: string; readonly calendar: CalendarId }[] = [
  { exchange: 'NYSE', calendar: 'NYSE' },
  { exchange: 'CBOE', calendar: 'CBOE' },
  { exchange: 'CME', calendar: 'CME' },
  { exchange: 'NYMEX', calendar: 'NYMEX' },
  { exchange: 'CFE', calendar: 'CFE' },
  { exchange: 'IBIS', calendar: 'XETRA' },
  { exchange: 'EUREX', calendar: 'EUREX' },
  { exchange: 'LSE', calendar: 'LSE' },
  { exchange: 'IDEALPRO', calendar: 'FOREX' },
];

/** At eight in the morning, on the exchange's own clocks. */
const TOLD_AT_MINUTE = 8 * 60;
/** A year of 365 days has no row of holidays longer than this. */
const MOST_AHEAD = 10;
const IDS_A_DAY = 256;
const IDS_AN_EXCHANGE = 16;

/** What exchanges tell in a window about holidays and early closes, oldest first. */
export function exchangeNotices({ after, until }: Window): readonly Bulletin[] {
  if (until <= after) return [];
  const told = EXCHANGES.flatMap(({ exchange, calendar }, place) => {
    const { timeZone } = calendars[calendar];
    const [first, last] = [wallTime(timeZone, after).day, wallTime(timeZone, until).day];
    const found: Bulletin[] = [];
    for (let day = first; day <= last; day += 1) {
      const time = momentAt(timeZone, day, TOLD_AT_MINUTE);
      if (time <= after || time > until) continue;
      for (const [number, text] of noticesOn(calendar, day).entries()) {
        const msgId = day * IDS_A_DAY + place * IDS_AN_EXCHANGE + number;
        found.push({ time, msgId, type: 1, text: `${exchange}: ${text}`, exchange });
      }
    }
    return found;
  });
  return told.sort((one, other) => one.time - other.time);
}

/** On a day of trading: about itself, the days of rest that follow, and the next day of trading. */
function noticesOn(id: CalendarId, day: DayNumber): readonly string[] {
  const calendar = calendars[id];
  if (calendar.hoursOf(day) === undefined) return [];
  const notices = earlyClose(id, day);
  for (let next = day + 1; next <= day + MOST_AHEAD; next += 1) {
    if (calendar.hoursOf(next) !== undefined) return [...notices, ...earlyClose(id, next)];
    if (!isWeekend(next)) notices.push(`no trading on ${dateText(dateOfDay(next))}`);
  }
  return notices;
}

function earlyClose(id: CalendarId, day: DayNumber): string[] {
  const end = endOf(id, day);
  const week = [-7, -6, -5, -4, -3, -2, -1].map((back) => endOf(id, day + back) ?? 0);
  if (end === undefined || end >= Math.max(...week)) return [];
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(end / 60))}:${two(end % 60)} ${calendars[id].timeZone}`;
  return [`trading ends early on ${dateText(dateOfDay(day))}, at ${clock}`];
}

/** The end of regular hours, in minutes of the day. */
function endOf(id: CalendarId, day: DayNumber): number | undefined {
  return calendars[id].hoursOf(day)?.regular.at(-1)?.[1];
}

import type { CalendarId } from '../../../trading/instruments/calendar/calendars.js';
import { type CivilDate, type DayNumber, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Session } from '../../../trading/instruments/calendar/sessions.js';
import { kept } from '../chance/kept.js';
import type { Model } from '../model/model.js';
import { hoursOn } from '../path/hours.js';
import { type Profile, profileOf } from './profile.js';

/** The minutes of one trading date, numbered from its first. */
export interface Plan {
  readonly date: CivilDate;
  readonly day: DayNumber;
  readonly minutes: number;
  readonly all: readonly Stretch[];
  /** What of these is regular hours. */
  readonly regular: readonly Stretch[];
  readonly start: number;
  readonly end: number;
  readonly profile: Profile;
}

/** Minutes without a break between them. */
export interface Stretch {
  /** Numbers of minutes, `to` not included. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** 300 bytes each: instruments of one calendar share them. */
const plans = kept<Plan | 'closed'>(2048);

/** Undefined where the instrument does not trade on that date. */
export function planOf({ calendar, firstDay, lastDay }: Model, day: DayNumber): Plan | undefined {
  if (day < firstDay || day > lastDay) return undefined;
  const found = plans.get(`${calendar}/${day}`, () => makePlan(calendar, day));
  return found === 'closed' ? undefined : found;
}

/** When a minute begins. */
export function timeOf({ all }: Plan, minute: number): number {
  const stretch = all.findLast(({ from }) => from <= minute);
  return stretch === undefined ? Number.NaN : stretch.start + (minute - stretch.from) * MINUTE_MS;
}

/** The number of the first minute that ends after a moment. */
export function minuteAt({ all, minutes }: Plan, moment: number): number {
  for (const { start, end, from } of all) {
    if (moment < start) return from;
    if (moment < end) return from + Math.floor((moment - start) / MINUTE_MS);
  }
  return minutes;
}

function makePlan(calendar: CalendarId, day: DayNumber): Plan | 'closed' {
  const found = hoursOn(calendar, day);
  if (!found) return 'closed';
  const all = numbered(found.extended);
  const regular = found.regular.flatMap(({ start, end }) => {
    const around = all.find((each) => each.start <= start && start < each.end);
    const from = around && around.from + (start - around.start) / MINUTE_MS;
    return from === undefined ? [] : [{ from, to: from + (end - start) / MINUTE_MS, start, end }];
  });
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return 'closed';
  return {
    date: found.date,
    day,
    minutes: last.to,
    all,
    regular,
    start: first.start,
    end: last.end,
    profile: profileOf(calendar, last.to, regular),
  };
}

function numbered(sessions: readonly Session[]): Stretch[] {
  let from = 0;
  return sessions.map(({ start, end }) => {
    const to = from + (end - start) / MINUTE_MS;
    const stretch = { from, to, start, end };
    from = to;
    return stretch;
  });
}

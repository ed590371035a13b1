import type { CalendarId } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS, MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { TradingDay } from '../../../trading/instruments/calendar/sessions.js';
import { kept } from '../chance/kept.js';
import { hoursOn } from './hours.js';

export const MINUTES_A_DAY = 1440;

/** How the variance of one UTC day is shared out among its minutes. */
export interface Rhythm {
  /** Of each minute; 1 in all. */
  readonly share: Float64Array;
  /** The square roots of these. */
  readonly deviation: Float64Array;
  /** Minutes of regular trading: where news can strike. */
  readonly regular: readonly number[];
}

const CLOSED = 0.1;
const EXTENDED = 0.25;
const REGULAR = 2.2;

const days = kept<Rhythm>(512);
/** Few days differ from each other: these are the shapes that occur. */
const shapes = kept<Rhythm>(256);

export function rhythmOf(calendar: CalendarId, day: number): Rhythm {
  return days.get(`${calendar}/${day}`, () => {
    const around = [day - 1, day, day + 1].flatMap((each) => hoursOn(calendar, each) ?? []);
    const extended = spansOn(day, around, 'extended');
    const regular = spansOn(day, around, 'regular');
    return shapes.get(`${calendar}/${extended.join()}/${regular.join()}`, () => shapeOf(extended, regular));
  });
}

type Span = readonly [from: number, to: number];

/** Sessions that touch a UTC day, in minutes from its beginning; they may reach beyond it. */
function spansOn(day: number, around: readonly TradingDay[], hours: 'extended' | 'regular'): Span[] {
  return around
    .flatMap((each) => each[hours])
    .map(({ start, end }): Span => [(start - day * DAY_MS) / MINUTE_MS, (end - day * DAY_MS) / MINUTE_MS])
    .filter(([from, to]) => to > 0 && from < MINUTES_A_DAY);
}

function shapeOf(extended: readonly Span[], regular: readonly Span[]): Rhythm {
  const share = new Float64Array(MINUTES_A_DAY).fill(CLOSED);
  const open: number[] = [];
  for (const [from, to] of extended) {
    for (let at = Math.max(0, from); at < Math.min(MINUTES_A_DAY, to); at++) share[at] = EXTENDED;
  }
  for (const [from, to] of regular) {
    for (let at = Math.max(0, from); at < Math.min(MINUTES_A_DAY, to); at++) {
      open.push(at);
      share[at] = REGULAR * bustle(at, from, to);
    }
  }
  const total = share.reduce((sum, each) => sum + each, 0);
  const shares = share.map((each) => each / total);
  return { share: shares, deviation: shares.map(Math.sqrt), regular: open };
}

/** A session of a working day is wild at first and lively at last; one around the clock follows the sun. */
function bustle(at: number, from: number, to: number): number {
  if (to - from > 720) return 1 + 0.7 * Math.cos(((at - 860) / MINUTES_A_DAY) * 2 * Math.PI);
  const x = (at - from) / (to - from);
  return 0.6 + 2.4 * Math.exp(-14 * x) + 0.7 * x ** 6;
}

import { WEEKDAYS, weekdayOf } from '../../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';
import type { AskedOrder } from '../../asked/asked-order.js';
import type { Hours } from '../../policy/policy.js';
import { hoursText } from '../../policy/table.js';
import { unknown } from '../../watch/asking/known.js';
import { sessionAt } from '../hours-text.js';
import { defineRule } from '../rule.js';

/** By the upstream's own clock, for orders and for changes to them. */
export const hours = defineRule({
  name: 'hours',
  about:
    'It is outside the hours that the policy allows, or the order could begin to work outside of them: outside regular hours, and where they are a window, at a time that it names or on another day.',
  needs({ hours: allowed }) {
    if (allowed === 'any') return [];
    return typeof allowed === 'object' ? ['time'] : ['time', 'instruments'];
  },
  check({ policy, order, look, moves }) {
    const allowed = policy.hours;
    if (allowed === 'any') return undefined;
    if (allowed === 'regular' && order.outsideRth) {
      return 'it may trade outside regular hours, in which alone it may trade';
    }
    const later = typeof allowed === 'object' ? worksLater(order) : undefined;
    if (later !== undefined) return `${later}, where ${hoursText(allowed)} is allowed`;
    const time = look.watch.time();
    if (!time.known) return unknown(`the time is not known: ${time.why}`);
    if (typeof allowed === 'object') {
      return isInWindow(allowed, time.value)
        ? undefined
        : `it is ${clockText(allowed.zone, time.value)} where ${hoursText(allowed)} is allowed`;
    }
    for (const { instrument } of moves) {
      if (instrument === undefined) return unknown('what it trades is not known');
      const { symbol, timeZone } = instrument;
      const text = allowed === 'regular' ? instrument.liquidHours : instrument.tradingHours;
      const session = sessionAt(text, timeZone, time.value);
      if (session === undefined) return unknown(`the hours of ${symbol} are not known`);
      if (session === 'none') {
        return `it is ${clockText('UTC', time.value)} UTC, outside the ${allowed} hours of ${symbol}`;
      }
    }
    return undefined;
  },
});

/** In force for the day at most. */
const OF_THE_DAY: ReadonlySet<string> = new Set(['', 'DAY', 'IOC', 'FOK']);

/** Why an order that is placed in a window may begin to work after it. */
function worksLater({ outsideRth, beginsLater, tif }: AskedOrder): string | undefined {
  if (outsideRth) return 'it may trade outside regular hours';
  if (beginsLater) return 'it begins to work at a time of its own';
  return OF_THE_DAY.has(tif.toUpperCase()) ? undefined : `it is in force for ${tif}, and not for the day`;
}

/** A window that ends before it begins goes on past midnight, and counts to the day on which it began. */
function isInWindow({ from, to, zone, days }: Exclude<Hours, string>, moment: number): boolean {
  const { day, time } = wallTime(zone, moment);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const minutes = time / 60_000;
  const counts = (of: number) => days.includes(weekdayOf(of));
  if (start < end) return counts(day) && minutes >= start && minutes < end;
  return (counts(day) && minutes >= start) || (counts(day - 1) && minutes < end);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function clockText(zone: string, moment: number): string {
  const { day, time } = wallTime(zone, moment);
  const minutes = Math.floor(time / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} on ${WEEKDAYS[weekdayOf(day)]}`;
}

import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { sessionAt } from '../../../trading/instruments/calendar/sessions.js';
import type { Affected } from './affected.js';
import { eventsBetween } from './events.js';

const READ_AT_ONCE_MS = 3_600_000;

/** What was traded at which price, in ascending order of price. */
export function histogramOf(affected: Affected, from: number, to: number, useRTH: boolean) {
  const { market, instrument, since } = affected;
  const sizes = new Map<number, number>();
  const add = (price: number, size: number) => sizes.set(price, (sizes.get(price) ?? 0) + size);
  if (from < since) {
    for (const { price, size } of market.histogram(instrument, from, since, useRTH)) add(price, size);
  }
  for (let start = Math.max(from, since); start < to; start += READ_AT_ONCE_MS) {
    for (const { time, trade } of eventsBetween(affected, start, Math.min(to, start + READ_AT_ONCE_MS))) {
      if (trade === undefined || trade.unreported) continue;
      if (!useRTH || isRegular(affected, time)) add(trade.price, trade.size);
    }
  }
  return [...sizes]
    .sort(([one], [other]) => one - other)
    .map(([price, size]) => ({ price, size: Number(size.toFixed(8)) }));
}

function isRegular({ instrument }: Affected, moment: number): boolean {
  return sessionAt(calendars[instrument.calendar], moment, true) !== undefined;
}

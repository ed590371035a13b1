import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { joined, type Shown } from '../bar/shown.js';
import { isGauge } from '../bar/view.js';
import type { Bar, BarRequest } from '../market.js';
import type { Affected } from './affected.js';
import { type Hours, hoursOf, sessionEnd } from './hours.js';
import { partOf } from './parts.js';
import { barOf, shownBefore, shownOf } from './shown.js';

/** The bars that there would be, made anew where something has been done by their end. Gauges stay as they are. */
export function barsOf(affected: Affected, request: BarRequest): readonly Bar[] {
  const { market, instrument, since } = affected;
  const { to, size, whatToShow, useRTH } = request;
  const bars = market.bars(instrument, request);
  if (isGauge(whatToShow)) return bars;
  return bars.flatMap((bar, at) => {
    const { time, date } = bar;
    const next = bars[at + 1]?.time ?? to;
    if (next <= since) return [bar];
    if (size.unit === 'week' || size.unit === 'month') return groupOf(affected, request, time, next);
    if (size.unit === 'day') return dayBar(affected, request, time, date) ?? [];
    const end = Math.min(time + size.count * 1000, next, sessionEnd(instrument, time, useRTH));
    const shown = shownIn(affected, request, date, [{ start: time, end }]);
    return shown === undefined ? [] : [barOf(time, date, shown)];
  });
}

type DayRequest = Pick<BarRequest, 'to' | 'whatToShow' | 'useRTH'>;

/** Of a trading date until a moment. Undefined where nothing of the kind happened. */
export function dayBar(affected: Affected, request: DayRequest, time: number, date: string): Bar | undefined {
  const shown = dayShown(affected, request, time, date);
  return shown && barOf(time, date, shown);
}

function dayShown(affected: Affected, request: DayRequest, time: number, date: string): Shown | undefined {
  const hours = hoursOf(affected.instrument, date, time, request.useRTH);
  const day = { ...request, from: time, size: { unit: 'day', count: 1 } } as const;
  return shownIn(affected, day, date, between(hours, time, request.to));
}

/** A week or a month, which has the date of its last day. */
function groupOf(affected: Affected, request: BarRequest, from: number, to: number): Bar[] {
  let shown: Shown | undefined;
  let last = '';
  for (const { time, date } of affected.market.bars(affected.instrument, {
    ...{ ...request, from, to },
    size: { unit: 'day', count: 1 },
  })) {
    const next = dayShown(affected, { ...request, to }, time, date);
    if (next === undefined) continue;
    shown = shown === undefined ? next : joined(shown, next);
    last = date;
  }
  return shown === undefined ? [] : [barOf(from, last, shown)];
}

/** The minutes in which nothing had been done are as they would have been; all others are made from what happens. */
function shownIn(affected: Affected, request: BarRequest, date: string, hours: readonly Hours[]) {
  const { instrument, since } = affected;
  const [first] = hours;
  if (first === undefined) return undefined;
  const whole = Math.floor(since / MINUTE_MS) * MINUTE_MS;
  const head =
    first.start < whole
      ? headOf(affected, { ...request, from: first.start, to: Math.min(whole, request.to) }, hours)
      : undefined;
  const part = partOf(affected, between(hours, Math.max(first.start, whole), request.to));
  const rest = shownOf(instrument, part, request.whatToShow, date);
  return head && rest ? joined(head, rest) : (head ?? rest);
}

function headOf(affected: Affected, request: BarRequest, hours: readonly Hours[]): Shown | undefined {
  const { market, instrument, heads } = affected;
  const { from, to, size, whatToShow, useRTH } = request;
  const name = [instrument.conId, from, to, size.unit, size.count, whatToShow, useRTH].join('/');
  return heads.get(name, () => {
    const bar = market.bars(instrument, request).find(({ time }) => time === from);
    return { shown: bar && shownBefore(whatToShow, bar, secondsOf(between(hours, from, to))) };
  }).shown;
}

function between(hours: readonly Hours[], from: number, to: number): readonly Hours[] {
  const cut = hours.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }));
  return cut.filter(({ start, end }) => start < end);
}

function secondsOf(hours: readonly Hours[]): number {
  return hours.reduce((sum, { start, end }) => sum + (end - start) / 1000, 0);
}

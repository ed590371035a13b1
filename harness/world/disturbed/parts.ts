import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Course } from '../bar/row.js';
import type { Quote } from '../market.js';
import type { Affected } from './affected.js';
import { eventsBetween, quoteAt } from './events.js';
import { type Hours, isSameSession } from './hours.js';
import type { Minute } from './minutes.js';
import { addBar, addPart, addQuote, addSeconds, addTrade, emptyPart, type Part } from './part.js';
import { movesAsOne, shiftOf } from './shift.js';
import { stretchAt } from './stretches.js';

const HOUR_MS = 60 * MINUTE_MS;

/** What happens in some hours. Whole hours, and those that go on, are worked out once. */
export function partOf(affected: Affected, hours: readonly Hours[]): Part {
  const part = emptyPart();
  for (const { start, end } of hours) {
    for (let at = start; at < end; ) {
      const next = Math.min(end, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
      addWithinHour(part, affected, at, next);
      at = next;
    }
  }
  return part;
}

function addWithinHour(part: Part, affected: Affected, start: number, end: number): void {
  const first = Math.min(end, Math.ceil(start / MINUTE_MS) * MINUTE_MS);
  const last = Math.max(first, Math.floor(end / MINUTE_MS) * MINUTE_MS);
  if (start < first) addPart(part, pieceOf(affected, start, first));
  if (last - first === HOUR_MS) addPart(part, hourAt(affected, first));
  else if (first < last) addPart(part, minutesAt(affected, first, last));
  if (last < end) addPart(part, pieceOf(affected, last, end));
}

function hourAt(affected: Affected, start: number): Part {
  return affected.parts.get(`${affected.instrument.conId}/hour/${start}`, () => {
    const part = emptyPart();
    for (let at = start; at < start + HOUR_MS; at += MINUTE_MS) addPart(part, minuteAt(affected, at));
    return part;
  });
}

/** As a day goes on, one minute is added to those before it. */
function minutesAt(affected: Affected, start: number, end: number): Part {
  return affected.parts.get(`${affected.instrument.conId}/${start}/${end}`, () => {
    const part = emptyPart();
    if (start < end - MINUTE_MS) addPart(part, minutesAt(affected, start, end - MINUTE_MS));
    addPart(part, minuteAt(affected, end - MINUTE_MS));
    return part;
  });
}

/** From its bars where all of it is moved alike, otherwise from what happens in it. */
function minuteAt(affected: Affected, start: number): Part {
  const found = plainMinute(affected, start);
  if (found !== undefined) return found;
  return affected.parts.get(`${affected.instrument.conId}/${start}`, () => {
    const part = happening(affected, start, start + MINUTE_MS, () => {});
    addAverage(part);
    return part;
  });
}

/** The average bid of a whole minute is, by definition, the mean of its open, high, low and close. */
function addAverage(part: Part): void {
  if (!part.bid.empty) addSeconds(part, middleOfFour(part.bid), middleOfFour(part.ask), 60);
}

function middleOfFour({ open, high, low, close }: Course): number {
  return (open + high + low + close) / 4;
}

function plainMinute(affected: Affected, start: number): Part | undefined {
  const { instrument, rule, minutes, stretches } = affected;
  const stretch = stretchAt(stretches, start);
  if (stretch !== stretchAt(stretches, start + MINUTE_MS - 1)) return undefined;
  const minute = minutes(instrument, start);
  const [lowest, highest] = [minute?.bid ?? minute?.trades, minute?.ask ?? minute?.trades];
  const part = emptyPart();
  if (lowest === undefined || highest === undefined) return part;
  if (stretch.halted !== undefined) return stillMinute(affected, start, stretch.halted);
  if (stretch.width !== 1) return undefined;
  const shift = shiftOf(affected, stretch, start, lowest.open);
  if (!movesAsOne(rule, lowest.low, highest.high, shift)) return undefined;
  addMinute(part, minute ?? {}, shift);
  addAverage(part);
  return part;
}

/** The quote that stood before a halt. */
function stillMinute(affected: Affected, start: number, halted: number): Part {
  const part = emptyPart();
  const quote = isSameSession(affected.instrument, halted, start) ? quoteAt(affected, halted - 1) : undefined;
  if (quote !== undefined) addQuote(part, quote);
  addAverage(part);
  return part;
}

function addMinute(part: Part, { trades, bid, ask, middle }: Minute, shift: number): void {
  if (trades !== undefined) {
    addBar(part.trades, trades, 1, shift);
    part.volume = trades.volume;
    part.count = trades.count;
    part.value = (trades.wap + shift) * trades.volume;
  }
  if (bid !== undefined) addBar(part.bid, bid, 1, shift);
  if (ask !== undefined) addBar(part.ask, ask, 1, shift);
  if (middle !== undefined) addBar(part.both, middle, 2, shift);
}

/** Within a minute, the average is that of the quotes that stand at its seconds. */
function pieceOf(affected: Affected, start: number, end: number): Part {
  return happening(affected, start, end, (part, { bid, ask }, from, until) => {
    const seconds = Math.ceil(until / 1000) - Math.ceil(from / 1000);
    if (seconds > 0) addSeconds(part, bid, ask, seconds);
  });
}

/** @param stood told of each quote from when and until when it stood */
function happening(
  affected: Affected,
  start: number,
  end: number,
  stood: (part: Part, quote: Quote, from: number, until: number) => void,
): Part {
  const part = emptyPart();
  const events = eventsBetween(affected, start, end);
  let standing = events[0]?.time === start ? undefined : quoteAt(affected, start);
  let since = start;
  // The quote that stands at the beginning belongs to it.
  if (standing !== undefined) addQuote(part, standing);
  for (const { time, quote, trade } of events) {
    if (quote !== undefined) {
      if (standing !== undefined) stood(part, standing, since, time);
      standing = quote;
      since = time;
      addQuote(part, quote);
    }
    if (trade !== undefined) addTrade(part, trade);
  }
  if (standing !== undefined) stood(part, standing, since, end);
  return part;
}

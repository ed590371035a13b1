import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { MarketEvent, Quote, Snapshot } from '../market.js';
import type { Affected } from './affected.js';
import { changedEvents } from './change.js';
import { isSameSession } from './hours.js';
import { hasJumped } from './shift.js';
import { isUndisturbed, type Stretch, stretchAt, stretchIndexAt } from './stretches.js';

export function eventsBetween(affected: Affected, from: number, to: number): readonly MarketEvent[] {
  const { market, instrument, stretches } = affected;
  const found: MarketEvent[] = [];
  for (let at = stretchIndexAt(stretches, from); ; at += 1) {
    const stretch = stretches[at];
    if (stretch === undefined || stretch.from >= to) return found;
    const start = Math.max(from, stretch.from);
    const end = Math.min(to, stretches[at + 1]?.from ?? to);
    if (start >= end || stretch.halted !== undefined) continue;
    const events = market.events(instrument, start, end);
    if (start === stretch.from && events[0]?.time !== start) {
      const first = beginningOf(affected, stretch);
      if (first !== undefined) found.push(first);
    }
    for (const event of changedEvents(affected, stretch, events)) found.push(event);
  }
}

/** What has been done shows at once, in the quote that stands. */
function beginningOf(affected: Affected, stretch: Stretch): MarketEvent | undefined {
  const { market, instrument, standing } = affected;
  const { quote } = standing.get(`${instrument.conId}/${stretch.from}`, () => ({
    quote: market.snapshot(instrument, stretch.from).quote,
  }));
  return quote && changedEvent(affected, stretch, { time: stretch.from, quote, trade: undefined });
}

function changedEvent(affected: Affected, stretch: Stretch, event: MarketEvent): MarketEvent | undefined {
  return changedEvents(affected, stretch, [event])[0];
}

/** The quote that stands at a moment; while it is halted, until the session ends, the one before. */
export function quoteAt(affected: Affected, at: number): Quote | undefined {
  const { market, instrument, stretches } = affected;
  const stretch = stretchAt(stretches, at);
  const { halted } = stretch;
  if (halted !== undefined && !isSameSession(instrument, halted, at)) return undefined;
  const { quote } = market.snapshot(instrument, at);
  if (quote === undefined || isUndisturbed(stretch)) return quote;
  if (halted !== undefined) return quoteAt(affected, halted - 1);
  // How far a jump moves it hangs on the minute in which it was quoted.
  const time = hasJumped(stretch) ? quotedAt(affected, stretch, at) : at;
  return changedEvent(affected, stretch, { time, quote, trade: undefined })?.quote;
}

/** A moment of the minute in which the quote that stands came to stand, in this stretch. */
function quotedAt({ market, instrument }: Affected, { from }: Stretch, at: number): number {
  const minute = Math.max(from, Math.floor(at / MINUTE_MS) * MINUTE_MS);
  if (minute === from || market.events(instrument, minute, minute + 1).length > 0) return minute;
  for (let back = MINUTE_MS; ; back *= 16) {
    const last = market.events(instrument, Math.max(from, at + 1 - back), at + 1).at(-1);
    if (last !== undefined) return last.time;
    if (at + 1 - back <= from) return from;
  }
}

/** The last trade by a moment. */
export function lastAt(affected: Affected, at: number): Snapshot['last'] {
  const { market, instrument, stretches } = affected;
  const { last } = market.snapshot(instrument, at);
  if (last === undefined) return undefined;
  const stretch = stretchAt(stretches, last.time);
  if (stretch.halted !== undefined) return lastAt(affected, stretch.halted - 1);
  if (isUndisturbed(stretch)) return last;
  const [event] = market.events(instrument, last.time, last.time + 1);
  const price = event && changedEvent(affected, stretch, event)?.trade?.price;
  return price === undefined ? last : { ...last, price };
}

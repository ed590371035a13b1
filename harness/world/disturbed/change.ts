import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { incrementAt, roundToTick } from '../../../trading/instruments/market-rules.js';
import type { MarketEvent, Quote, Trade } from '../market.js';
import type { Affected } from './affected.js';
import { hasJumped, moved, shiftOf } from './shift.js';
import { isUndisturbed, type Stretch } from './stretches.js';

/** What happens in a stretch in which something has been done, from what would happen. */
export function changedEvents(
  affected: Affected,
  stretch: Stretch,
  events: readonly MarketEvent[],
): readonly MarketEvent[] {
  if (isUndisturbed(stretch)) return events;
  let minute = Number.NaN;
  let shift = 0;
  return events.map((event) => {
    const next = Math.floor(event.time / MINUTE_MS);
    if (next !== minute) shift = shiftOf(affected, stretch, event.time, priceOf(event));
    minute = next;
    return changed(affected, stretch, event, shift);
  });
}

function priceOf({ quote, trade }: MarketEvent): number {
  return quote ? (quote.bid + quote.ask) / 2 : (trade?.price ?? 0);
}

function changed(affected: Affected, stretch: Stretch, event: MarketEvent, shift: number): MarketEvent {
  const { time, quote, trade } = event;
  const next = quote && changedQuote(affected, stretch, quote, shift);
  return { time, quote: next, trade: trade && changedTrade(affected, stretch, trade, shift, quote, next) };
}

function changedQuote({ rule }: Affected, stretch: Stretch, quote: Quote, shift: number): Quote {
  const sizes = {
    bidSize: Math.min(quote.bidSize, stretch.size),
    askSize: Math.min(quote.askSize, stretch.size),
  };
  const bid = moved(rule, quote.bid, shift);
  const ask = moved(rule, quote.ask, shift);
  if (stretch.width !== 1) return { ...widened(rule, bid, ask, stretch.width), ...sizes };
  return { bid, ask: ask > bid ? ask : tickAbove(rule, bid), ...sizes };
}

function widened(rule: Affected['rule'], bid: number, ask: number, times: number) {
  const middle = (bid + ask) / 2;
  const tick = incrementAt(rule, middle);
  const wide = Math.max(1, Math.round(((ask - bid) * times) / tick)) * tick;
  const lower = Math.max(rule[0]?.increment ?? tick, roundToTick(rule, middle - wide / 2));
  const upper = roundToTick(rule, lower + wide);
  return { bid: lower, ask: upper > lower ? upper : tickAbove(rule, lower) };
}

/** Where ticks grow with the price, what is a tick below may be none above. */
function tickAbove(rule: Affected['rule'], price: number): number {
  return roundToTick(rule, price + incrementAt(rule, price), 'up');
}

/** A trade stays at the bid or the ask; the value of an index has neither. */
function changedTrade(
  { rule }: Affected,
  stretch: Stretch,
  trade: Trade,
  shift: number,
  before: Quote | undefined,
  after: Quote | undefined,
): Trade {
  if (!hasJumped(stretch) && stretch.width === 1) return trade;
  if (trade.price === before?.bid && after) return { ...trade, price: after.bid };
  if (trade.price === before?.ask && after) return { ...trade, price: after.ask };
  return { ...trade, price: moved(rule, trade.price, shift) };
}

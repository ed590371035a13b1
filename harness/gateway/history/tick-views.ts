import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { sessionAt } from '../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market, MarketEvent, Quote } from '../../world/market.js';

/** `bidPastLow` and `askPastHigh` in the masks of historical quotes; those of live ones are the other way round. */
const ASK_PAST_HIGH = 1;
const BID_PAST_LOW = 2;
const UNREPORTED = 2;

const secondsOf = ({ time }: MarketEvent): number => Math.floor(time / 1000);

/** Every trade, those that no bar counts marked as such. */
export function tradesIn(market: Market, instrument: Instrument, from: number, to: number) {
  return market.events(instrument, from, to).flatMap((event) => {
    const { trade } = event;
    if (!trade) return [];
    const { price, size, exchange, conditions, unreported } = trade;
    const mask = unreported ? UNREPORTED : 0;
    return [{ time: secondsOf(event), mask, price, size, exchange, specialConditions: conditions }];
  });
}

/** Every change of the middle between bid and ask. */
export function midpointsIn(market: Market, instrument: Instrument, from: number, to: number) {
  const before = quoteBefore(market, instrument, from);
  let last = before && midOf(before);
  return market.events(instrument, from, to).flatMap((event) => {
    if (!event.quote) return [];
    const price = midOf(event.quote);
    if (price === last) return [];
    last = price;
    return [{ time: secondsOf(event), reserved: 0, price, size: 0 }];
  });
}

/** Every change of the quote; with `ignoreSize`, only those of a price. */
export function quotesIn(
  market: Market,
  instrument: Instrument,
  from: number,
  to: number,
  ignoreSize: boolean,
) {
  return createQuoteReader(market, instrument, ignoreSize)(from, to);
}

interface QuoteTick {
  readonly time: number;
  readonly mask: number;
  readonly priceBid: number;
  readonly priceAsk: number;
  readonly sizeBid: number;
  readonly sizeAsk: number;
}

/** The same for stretches one after another: what one ends with need not be asked for again by the next. */
export function createQuoteReader(market: Market, instrument: Instrument, ignoreSize: boolean) {
  let readTo: number | undefined;
  let last: Quote | undefined;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;

  const beginAt = (from: number) => {
    last = quoteBefore(market, instrument, from);
    const day = market.snapshot(instrument, from);
    // Before the first trade of a day no quote is beyond it.
    low = day.low ?? Number.POSITIVE_INFINITY;
    high = day.high ?? Number.NEGATIVE_INFINITY;
  };

  return (from: number, to: number): readonly QuoteTick[] => {
    if (from !== readTo || !isWithinSession(instrument, from, to)) beginAt(from);
    readTo = to;
    const ticks: QuoteTick[] = [];
    for (const event of market.events(instrument, from, to)) {
      const { quote, trade } = event;
      if (trade && !trade.unreported) {
        low = Math.min(low, trade.price);
        high = Math.max(high, trade.price);
      }
      if (!quote || (last && isSame(quote, last, ignoreSize))) continue;
      last = quote;
      const hasTraded = low <= high;
      const askPastHigh = hasTraded && quote.ask > high ? ASK_PAST_HIGH : 0;
      const bidPastLow = hasTraded && quote.bid < low ? BID_PAST_LOW : 0;
      const mask = askPastHigh + bidPastLow;
      const { bid: priceBid, ask: priceAsk, bidSize: sizeBid, askSize: sizeAsk } = quote;
      ticks.push({ time: secondsOf(event), mask, priceBid, priceAsk, sizeBid, sizeAsk });
    }
    return ticks;
  };
}

/** Whether nothing began or ended in a stretch: a session begins with no quote and with prices of its own. */
function isWithinSession(instrument: Instrument, from: number, to: number): boolean {
  const session = sessionAt(calendars[instrument.calendar], from, false);
  return session !== undefined && session.start < from && to <= session.end;
}

/** The quote that stood when a stretch began; a session begins with none. */
function quoteBefore(market: Market, instrument: Instrument, from: number): Quote | undefined {
  const session = sessionAt(calendars[instrument.calendar], from, false);
  return session && session.start < from ? market.snapshot(instrument, from - 1).quote : undefined;
}

function isSame(one: Quote, other: Quote, ignoreSize: boolean): boolean {
  if (one.bid !== other.bid || one.ask !== other.ask) return false;
  return ignoreSize || (one.bidSize === other.bidSize && one.askSize === other.askSize);
}

function midOf({ bid, ask }: Quote): number {
  // Prices have at most a few decimals; adding two of them can leave dust behind.
  return Number(((bid + ask) / 2).toFixed(10));
}

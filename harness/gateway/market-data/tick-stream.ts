import type { Instrument } from '../../../trading/instruments/instrument.js';
import { historicalTicks, historicalTicksBidAsk, historicalTicksLast } from '../../wire/replies/history.js';
import { tickByTick } from '../../wire/replies/market-data.js';
import { createQuoteReader, midpointsIn, quotesIn, tradesIn } from '../history/tick-views.js';
import { collectTicks } from '../history/ticks.js';
import type { Session } from '../session.js';

/** The number that stands for each type in a message. */
const TYPES = { Last: 1, AllLast: 2, BidAsk: 3, MidPoint: 4 } as const;

export type TickByTickType = keyof typeof TYPES;

export function isTickByTickType(text: string): text is TickByTickType {
  return Object.hasOwn(TYPES, text);
}

/** The ticks of one request. What tells them is in the same words as history, so that both are the same ticks. */
export interface TickStream {
  /** The last ticks before a moment, as historical ticks. */
  tellPast(count: number, until: number): void;
  /** Those of a stretch, one message each. */
  tell(from: number, to: number): void;
}

export interface TickStreamOptions {
  readonly reqId: number;
  readonly instrument: Instrument;
  /** A change of a size alone is not told. */
  readonly ignoreSize: boolean;
}

export function createTickStream(
  session: Session,
  type: TickByTickType,
  { reqId, instrument, ignoreSize }: TickStreamOptions,
): TickStream {
  const { market } = session.backend;
  const tickType = TYPES[type];
  const past = <Row extends { readonly time: number }>(
    count: number,
    until: number,
    read: (from: number, to: number) => readonly Row[],
  ): readonly Row[] =>
    collectTicks(instrument, { direction: 'before', moment: until, count, useRTH: false }, until, read);

  if (type === 'BidAsk') {
    const read = (from: number, to: number) => quotesIn(market, instrument, from, to, ignoreSize);
    const readOn = createQuoteReader(market, instrument, ignoreSize);
    return {
      tellPast: (count, until) =>
        session.send(historicalTicksBidAsk, { reqId, ticks: past(count, until, read), done: true }),
      tell(from, to) {
        for (const { time, mask, priceBid, priceAsk, sizeBid, sizeAsk } of readOn(from, to)) {
          session.send(tickByTick, {
            reqId,
            tickType,
            time,
            bidPrice: priceBid,
            askPrice: priceAsk,
            bidSize: sizeBid,
            askSize: sizeAsk,
            mask: swapBits(mask),
          });
        }
      },
    };
  }
  if (type === 'MidPoint') {
    const read = (from: number, to: number) => midpointsIn(market, instrument, from, to);
    return {
      tellPast: (count, until) =>
        session.send(historicalTicks, { reqId, ticks: past(count, until, read), done: true }),
      tell(from, to) {
        for (const { time, price } of read(from, to)) {
          session.send(tickByTick, { reqId, tickType, time, midPoint: price });
        }
      },
    };
  }
  const read = (from: number, to: number) =>
    tradesIn(market, instrument, from, to).filter(({ mask }) => type === 'AllLast' || mask === 0);
  return {
    tellPast: (count, until) =>
      session.send(historicalTicksLast, { reqId, ticks: past(count, until, read), done: true }),
    tell(from, to) {
      for (const trade of read(from, to)) session.send(tickByTick, { reqId, tickType, ...trade });
    },
  };
}

/** `bidPastLow` is the first bit of a live quote's mask and the second of a historical one's. */
function swapBits(mask: number): number {
  return ((mask & 1) << 1) | ((mask & 2) >> 1);
}

import { type Books, instrumentOf, viewOf } from '../books.js';
import type { Level, MarketView } from '../market-view.js';
import type { OrderLeg, OrderTerms, Side } from '../orders/order.js';
import { bestOffer } from './market.js';

/** What buying or selling one unit of a combo does with one of its legs. */
export interface LegTrade {
  readonly conId: number;
  readonly side: Side;
  readonly ratio: number;
  readonly price: number;
}

export interface ComboOffer extends Level {
  readonly legs: readonly LegTrade[];
}

export type ShownMarket = Pick<MarketView, 'quote' | 'last'>;

/** What is left for one side of a combo at the best prices of its legs, undefined while one has none. */
export function comboOffer(books: Books, legs: readonly OrderLeg[], side: Side): ComboOffer | undefined {
  const trades: LegTrade[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const leg of legs) {
    const legSide = sideOf(leg, side);
    const offer = bestOffer(books, leg.conId, legSide);
    if (offer === undefined) return undefined;
    trades.push({ conId: leg.conId, side: legSide, ratio: leg.ratio, price: offer.price });
    size = Math.min(size, Math.floor(offer.size / leg.ratio));
  }
  if (!(size > 0)) return undefined;
  const price = priceOf(books, legs, (_leg, number) => trades[number]?.price);
  return price === undefined ? undefined : { price, size, legs: trades };
}

/** What an order's own market shows: the instrument's, or what the legs of a combo make. */
export function marketOf(books: Books, { conId, legs }: OrderTerms): ShownMarket | undefined {
  return legs.length === 0 ? viewOf(books, conId) : comboMarket(books, legs);
}

function comboMarket(books: Books, legs: readonly OrderLeg[]): ShownMarket {
  const [bid, ask] = (['SELL', 'BUY'] as const).map((side) =>
    priceOf(books, legs, (leg) => {
      const quote = viewOf(books, leg.conId)?.quote;
      return sideOf(leg, side) === 'BUY' ? quote?.ask : quote?.bid;
    }),
  );
  const lasts = legs.map(({ conId }) => viewOf(books, conId)?.last);
  const last = priceOf(books, legs, ({ conId }) => viewOf(books, conId)?.last?.price);
  const time = Math.max(...lasts.map((each) => each?.time ?? 0));
  return {
    quote: bid === undefined || ask === undefined ? undefined : { bid, ask, bidSize: 0, askSize: 0 },
    last: last === undefined ? undefined : { price: last, size: 0, time },
  };
}

/** In the money of its largest multiplier: a hundred shares against one option are priced as the option is. */
function priceOf(
  books: Books,
  legs: readonly OrderLeg[],
  priceOfLeg: (leg: OrderLeg, number: number) => number | undefined,
): number | undefined {
  const multipliers = legs.map(({ conId }) => instrumentOf(books, conId)?.multiplier ?? 1);
  const largest = Math.max(...multipliers);
  let sum = 0;
  for (const [number, leg] of legs.entries()) {
    const price = priceOfLeg(leg, number);
    if (price === undefined) return undefined;
    const weight = (leg.ratio * (multipliers[number] ?? 1)) / largest;
    sum += leg.side === 'BUY' ? weight * price : -weight * price;
  }
  // Sums of cents are cents, and never a negative zero.
  return Number(sum.toFixed(10)) + 0;
}

function sideOf(leg: OrderLeg, side: Side): Side {
  return leg.side === side ? 'BUY' : 'SELL';
}

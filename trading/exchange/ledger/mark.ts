import type { Instrument } from '../../instruments/instrument.js';
import { type MarketView, midOf, type Prices } from '../market-view.js';

/** The price that positions are valued at, as quoted; undefined where nothing is known of the market. */
export function markOf(
  { conId }: Pick<Instrument, 'conId'>,
  prices: Prices,
  now: number,
): number | undefined {
  const view = prices.view(conId, now);
  return view && markIn(view);
}

/** The last price, held within the quote of the moment; the middle of what nobody prints. */
export function markIn({ quote, last, previousClose }: MarketView): number | undefined {
  if (quote === undefined) return last?.price ?? previousClose;
  if (last === undefined) return midOf(quote);
  return Math.min(Math.max(last.price, quote.bid), quote.ask);
}

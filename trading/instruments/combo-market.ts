import type { Combo } from './combo.js';
import { sumOfPrices } from './decimals.js';
import type { Instrument } from './instrument.js';

/** The best prices of a leg, or of a combo. */
export interface LegQuote {
  readonly bid: number;
  readonly ask: number;
  readonly bidSize: number;
  readonly askSize: number;
}

/** What the combo can be had and be sold for, leg by leg; `undefined` as long as one of them is not quoted. */
export function impliedQuote(
  combo: Combo,
  quoteOf: (instrument: Instrument) => LegQuote | undefined,
): LegQuote | undefined {
  const market = { bid: 0, ask: 0, bidSize: Number.POSITIVE_INFINITY, askSize: Number.POSITIVE_INFINITY };
  for (const { instrument, ratio, weight } of combo.legs) {
    const quote = quoteOf(instrument);
    if (quote === undefined) return undefined;
    // Whoever buys the combo buys this leg at its ask, or sells it at its bid.
    const [low, high] = weight > 0 ? [quote.bid, quote.ask] : [quote.ask, quote.bid];
    const [lowSize, highSize] = weight > 0 ? [quote.bidSize, quote.askSize] : [quote.askSize, quote.bidSize];
    market.bid += weight * low;
    market.ask += weight * high;
    market.bidSize = Math.min(market.bidSize, Math.floor(lowSize / ratio));
    market.askSize = Math.min(market.askSize, Math.floor(highSize / ratio));
  }
  return { ...market, bid: sumOfPrices(market.bid), ask: sumOfPrices(market.ask) };
}

/** The price of the combo at one price for each leg, such as its last or its middle. */
export function impliedPrice(
  combo: Combo,
  priceOf: (instrument: Instrument) => number | undefined,
): number | undefined {
  let sum = 0;
  for (const { instrument, weight } of combo.legs) {
    const price = priceOf(instrument);
    if (price === undefined) return undefined;
    sum += weight * price;
  }
  return sumOfPrices(sum);
}

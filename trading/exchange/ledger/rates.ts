import { universe } from '../../instruments/universe/universe.js';
import type { Prices } from '../market-view.js';
import { markOf } from './mark.js';

interface Pair {
  readonly conId: number;
  readonly reference: number;
}

let built: ReadonlyMap<string, Pair> | undefined;

/** What one unit of each currency is worth in `base` at a moment, looked up once. */
export function ratesTo(base: string, prices: Prices, now: number): (currency: string) => number {
  const known = new Map<string, number>();
  return (currency) => {
    if (currency === base) return 1;
    const found = known.get(currency);
    if (found !== undefined) return found;
    const rate = rateTo(currency, base, prices, now);
    known.set(currency, rate);
    return rate;
  };
}

/** What one unit of a currency is worth in another. */
export function rateTo(currency: string, base: string, prices: Prices, now: number): number {
  if (currency === base) return 1;
  const rate = rateOfPair(currency, base, prices, now);
  if (rate !== undefined) return rate;
  const inDollars = rateOfPair(currency, 'USD', prices, now);
  const dollarIn = rateOfPair('USD', base, prices, now);
  if (inDollars === undefined || dollarIn === undefined)
    throw new RangeError(`expected a currency that can be changed into ${base}, found ${currency}`);
  return inDollars * dollarIn;
}

/** Whether amounts in it can be told in every other currency. */
export function isKnownCurrency(currency: string): boolean {
  return currency === 'USD' || pairs().has(`${currency}.USD`) || pairs().has(`USD.${currency}`);
}

function rateOfPair(currency: string, base: string, prices: Prices, now: number): number | undefined {
  const straight = pairs().get(`${currency}.${base}`);
  if (straight !== undefined) return priceOf(straight, prices, now);
  const inverse = pairs().get(`${base}.${currency}`);
  return inverse && 1 / priceOf(inverse, prices, now);
}

/** A recorded market may know no currencies: then the rate that the seeded one is laid about stands in. */
function priceOf({ conId, reference }: Pair, prices: Prices, now: number): number {
  return markOf({ conId }, prices, now) ?? reference;
}

function pairs(): ReadonlyMap<string, Pair> {
  built ??= new Map(
    universe()
      .instruments.filter(({ secType }) => secType === 'CASH')
      .map(({ symbol, currency, conId, market }) => [
        `${symbol}.${currency}`,
        { conId, reference: market.referencePrice },
      ]),
  );
  return built;
}

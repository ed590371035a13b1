import type { TwsError } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import { given } from './prices.js';
import { refusals } from './refusals.js';
import type { Traded } from './traded.js';

/** The limit of a combo whose legs are priced one by one: all of them, or none. */
export function limitOfLegs(asked: PlacedOrder, { weights }: Traded): number | undefined | TwsError {
  const prices = asked.orderComboLegs.map(({ price }) => price);
  if (prices.length !== weights.length) return refusals.legPriceCount();
  const [first] = prices;
  if (first === undefined) return asked.lmtPrice;
  let sum = 0;
  for (const [leg, price] of prices.entries()) {
    if (price === undefined) return refusals.legPriceMissing(leg);
    sum += price * (weights[leg] ?? 0);
  }
  if (given(asked.lmtPrice) !== undefined) return refusals.legAndComboPrice();
  // Sums of cents are cents.
  return Number(sum.toFixed(10)) + 0;
}

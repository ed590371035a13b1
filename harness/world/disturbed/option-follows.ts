import type { Option } from '../../../trading/instruments/instrument.js';
import {
  impliedVolatility,
  optionValue,
  smileVolatility,
} from '../../../trading/instruments/options-math.js';
import { expiryOf } from '../model/expiry.js';
import { optionTerms } from '../price/option-price.js';

/** Deep in the money a price says next to nothing about volatility: that far from the usual one, it is not believed. */
const MOST_TIMES_USUAL = 2;

/** What an option is worth when what lies under it is so many times as dear, at the volatility that its price has now. */
export function priceAfterJump(
  option: Option,
  price: number,
  underlying: number,
  factor: number,
  at: number,
): number {
  const expiry = expiryOf(option);
  const before = optionTerms(option, underlying, expiry, at);
  const usual = smileVolatility(before, option.market.volatility);
  const least = usual / MOST_TIMES_USUAL;
  const implied = impliedVolatility(before, price) ?? least;
  const volatility = Math.min(usual * MOST_TIMES_USUAL, Math.max(least, implied));
  return optionValue(optionTerms(option, underlying * factor, expiry, at), volatility).price;
}

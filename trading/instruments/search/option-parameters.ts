import { expirationsOf, strikesOf } from '../chains.js';
import { exchangesOf } from '../option-terms.js';
import { OPTION_CLASSES } from '../universe/option-classes.js';

/** One answer to reqSecDefOptParams: what one trading class lists at one exchange. */
export interface OptionParameters {
  readonly exchange: string;
  readonly tradingClass: string;
  readonly multiplier: string;
  readonly expirations: readonly string[];
  readonly strikes: readonly number[];
}

/**
 * The chains over an underlying, without a conId for each option.
 *
 * @param under its symbol and secType: STK, IND or FUT
 */
export function optionParameters(
  under: { readonly symbol: string; readonly secType: string },
  today: string,
): OptionParameters[] {
  const families = OPTION_CLASSES.filter(
    (family) => family.under === under.symbol && family.underSecType === under.secType,
  );
  return families.flatMap((family) => {
    const shared = {
      tradingClass: family.tradingClass,
      multiplier: String(family.multiplier),
      expirations: expirationsOf(family, today),
      strikes: strikesOf(family),
    };
    return exchangesOf(family).map((exchange) => ({ exchange, ...shared }));
  });
}

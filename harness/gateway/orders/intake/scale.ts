import type { TwsError } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import { given } from './prices.js';
import { refusals } from './refusals.js';

/** What is wrong with the ladder of a scale order. The order itself trades whole, as if it had none. */
export function flawInScale(asked: PlacedOrder, quantity: number): TwsError | undefined {
  const increment = given(asked.scalePriceIncrement);
  const component = given(asked.scaleInitLevelSize);
  const subsequent = given(asked.scaleSubsLevelSize);
  if (increment === undefined && component === undefined && subsequent === undefined) return undefined;
  if (increment === undefined || increment < 0) return refusals.scaleIncrement();
  if (component === undefined) return refusals.scaleComponentMissing();
  if (component < 0 || component > quantity) return refusals.scaleComponent();
  if (subsequent !== undefined && subsequent < 0) return refusals.scaleSubsequent();
  return flawInProfit(asked) ?? flawInAdjustment(asked);
}

function flawInProfit({ scaleProfitOffset, scaleAutoReset = false }: PlacedOrder): TwsError | undefined {
  const offset = given(scaleProfitOffset);
  if (offset === undefined) return scaleAutoReset ? refusals.scaleOffsetMissing() : undefined;
  return offset < 0 ? refusals.scaleOffset() : undefined;
}

function flawInAdjustment(asked: PlacedOrder): TwsError | undefined {
  const value = given(asked.scalePriceAdjustValue);
  const interval = given(asked.scalePriceAdjustInterval);
  if (value === undefined && interval === undefined) return undefined;
  if (value === undefined || interval === undefined) return refusals.scaleAdjustMissing();
  return interval < 0 ? refusals.scaleInterval() : undefined;
}

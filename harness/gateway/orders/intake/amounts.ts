import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';

/** Prices, and differences of prices: whether the order's type reads them or not, they are repeated to clients. */
const AMOUNTS = [
  'lmtPrice',
  'auxPrice',
  'discretionaryAmt',
  'percentOffset',
  'startingPrice',
  'stockRefPrice',
  'stockRangeLower',
  'stockRangeUpper',
  'trailStopPrice',
  'trailingPercent',
  'triggerPrice',
  'lmtPriceOffset',
  'adjustedStopPrice',
  'adjustedStopLimitPrice',
  'adjustedTrailingAmount',
  'cashQty',
] as const satisfies readonly (keyof PlacedOrder)[];

/** No price is larger: beyond it a double has few cents left. */
const LARGEST = 1e9;

/** What is wrong with figures that nobody can mean. */
export function flawInAmounts(asked: PlacedOrder): TwsError | undefined {
  const isTooLarge = AMOUNTS.some((name) => Math.abs(asked[name] ?? 0) > LARGEST);
  return isTooLarge ? orderErrors.noLimit() : undefined;
}

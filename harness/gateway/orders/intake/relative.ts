import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../../trading/exchange/orders/pricing.js';
import { incrementAt, roundToTick } from '../../../../trading/instruments/market-rules.js';
import type { TwsError } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import type { OrderContext } from './context.js';
import { given, marketPrice, readPrice } from './prices.js';
import { refusals } from './refusals.js';
import type { Traded } from './traded.js';

/** Better than the best price of its side by an amount, by a part of the price, or by a tick where nothing is said. */
export function readRelative(
  { auxPrice, lmtPrice, percentOffset }: PlacedOrder,
  traded: Traded,
  side: Side,
  context: OrderContext,
): Pricing | TwsError {
  const written = given(lmtPrice);
  const cap = written === undefined ? undefined : readPrice(written, traded, refusals.badCap);
  if (typeof cap === 'object') return cap;
  const offset = given(auxPrice) ?? offsetByPercent(given(percentOffset), traded, side, context);
  if (typeof offset !== 'number') return offset;
  return { kind: 'relative', offset, ...(cap === undefined ? {} : { cap }) };
}

/** @param part of the price, as IB has it: 0.01 is one per cent */
function offsetByPercent(
  part: number | undefined,
  { conId, priceSteps }: Traded,
  side: Side,
  context: OrderContext,
): number | TwsError {
  const price = marketPrice(conId, side, context) ?? 0;
  if (part === undefined) return incrementAt(priceSteps, price);
  if (part < 0 || part > 1) return refusals.percentOffset();
  return roundToTick(priceSteps, part * price);
}

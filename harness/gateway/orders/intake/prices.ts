import type { Side } from '../../../../trading/exchange/orders/order.js';
import { kinds } from '../../../../trading/instruments/kinds.js';
import { isOnTick } from '../../../../trading/instruments/market-rules.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { OrderContext } from './context.js';
import type { Traded } from './traded.js';

/** Clients write 0 where they mean no price; in a field where 0 can be none, it is read as that. */
export function given(price: number | undefined): number | undefined {
  return price === 0 ? undefined : price;
}

/** Spreads, and futures since April 2020, trade at zero and below. */
function mayBeNegative({ secType }: Traded): boolean {
  return secType === 'BAG' || kinds[secType].belowZero;
}

/** A limit that an order must have. */
export function readLimit(price: number | undefined, traded: Traded): number | TwsError {
  if (price === undefined || (price <= 0 && !mayBeNegative(traded))) return orderErrors.noLimit();
  return onTick(price, traded);
}

/**
 * A price that sets an order off, or a cap on what it may pay.
 *
 * @param refusal what TWS says of one that cannot be
 */
export function readPrice(price: number, traded: Traded, refusal: () => TwsError): number | TwsError {
  return price <= 0 && !mayBeNegative(traded) ? refusal() : onTick(price, traded);
}

function onTick(price: number, { priceSteps }: Traded): number | TwsError {
  return isOnTick(priceSteps, price) ? price : orderErrors.offTick();
}

/** Where the side that an order takes from stands; the last trade, or yesterday's, where nobody quotes. */
export function marketPrice(conId: number, side: Side, { viewOf }: OrderContext): number | undefined {
  const view = viewOf(conId);
  const quoted = side === 'BUY' ? view?.quote?.ask : view?.quote?.bid;
  return quoted ?? view?.last?.price ?? view?.previousClose;
}

import type { Side } from '../../../../trading/exchange/orders/order.js';
import { kinds } from '../../../../trading/instruments/kinds.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import type { OrderContext } from './context.js';
import { given, marketPrice } from './prices.js';
import { refusals } from './refusals.js';
import type { TakenType } from './taken-types.js';
import type { Traded } from './traded.js';

/** More than this no order of IB's can have. */
const MOST = 999_999_999;
/** From here on it is taken for a slip, as by the precautions of TWS; of currencies, a million is an ordinary size. */
const SLIP = 1_000_000;

/** How many units: what the client says, or what its amount of money buys. */
export function readSize(
  type: TakenType,
  asked: PlacedOrder,
  traded: Traded,
  side: Side,
  context: OrderContext,
): number | TwsError {
  const { totalQuantity = 0 } = asked;
  if (totalQuantity < 0 || totalQuantity > MOST) return orderErrors.sizeRule();
  const cash = given(asked.cashQty);
  if (cash !== undefined) return readCash(cash, type, asked, traded, side, context);
  if (totalQuantity === 0) return orderErrors.noSize();
  const { secType } = traded;
  if (secType !== 'BAG' && kinds[secType].inParts) {
    // Parts of a coin at any price are bought for money only.
    return side === 'BUY' && type.name === 'MKT' ? refusals.cashNeeded() : totalQuantity;
  }
  if (!Number.isInteger(totalQuantity)) {
    return secType === 'STK' ? refusals.fractional() : refusals.wholeOnly();
  }
  if (totalQuantity > SLIP && secType !== 'CASH' && asked.overridePercentageConstraints !== true) {
    return refusals.sizeLimit(asked.orderId ?? 0, SLIP);
  }
  return totalQuantity;
}

function readCash(
  cash: number,
  type: TakenType,
  asked: PlacedOrder,
  traded: Traded,
  side: Side,
  context: OrderContext,
): number | TwsError {
  const { totalQuantity = 0 } = asked;
  if (cash < 0) return orderErrors.sizeRule();
  const isCoin = traded.secType === 'CRYPTO';
  if (!isCoin && traded.secType !== 'CASH') return refusals.cashNotHere();
  if (isCoin && (type.name !== 'MKT' || side === 'SELL')) return refusals.cashNotHere();
  if (Number(cash.toFixed(2)) !== cash) return refusals.cashVariation(cash);
  if (isCoin && totalQuantity > 0) return refusals.cashAndSize();
  // Of a currency pair the size stands where both are given.
  if (totalQuantity > 0) return Number.isInteger(totalQuantity) ? totalQuantity : refusals.wholeOnly();
  const price = given(asked.lmtPrice) ?? marketPrice(traded.conId, side, context);
  if (price === undefined || price <= 0) return refusals.noMarketPrice();
  const { sizeIncrement, minSize } = traded.instrument;
  // A hair below a whole number of increments is that number.
  const steps = Math.floor(cash / price / sizeIncrement + 1e-9);
  const size = Number((steps * sizeIncrement).toFixed(8));
  if (size < minSize) return orderErrors.noSize();
  return size > MOST ? orderErrors.sizeRule() : size;
}

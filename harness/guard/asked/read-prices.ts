import { type OrderTypeName, plainOrderType } from '../../wire/order-types.js';
import type { AskedOrder } from './asked-order.js';
import type { Placed } from './placed.js';

type Prices = Pick<AskedOrder, 'orderType' | 'adjustedOrderType' | 'limitPrice' | 'ceiling' | 'otherPrices'>;

/** A purchase of these types never pays more than its limit; with others the limit moves, or need not hold. */
const HELD_BY_LIMIT: ReadonlySet<OrderTypeName> = new Set(['LMT', 'LOC', 'LOO', 'STP LMT', 'LIT']);

/** The prices of an order, or what is not plain about them. */
export function pricesOf(placed: Placed): Prices | string {
  const { adjustedOrderType = '', lmtPrice, discretionaryAmt = 0 } = placed;
  const orderType = plainOrderType(placed.orderType ?? '');
  if (orderType === undefined) return `${JSON.stringify(placed.orderType ?? '')} is no type of order`;
  const isAdjusted = adjustedOrderType !== '' && adjustedOrderType !== 'None';
  const adjusted = isAdjusted ? plainOrderType(adjustedOrderType) : undefined;
  if (isAdjusted && adjusted === undefined) return `${JSON.stringify(adjustedOrderType)} is no type of order`;
  const { auxPrice, trailStopPrice, startingPrice, triggerPrice, adjustedStopPrice } = placed;
  const others = [auxPrice, trailStopPrice, startingPrice, triggerPrice, adjustedStopPrice];
  const most = lmtPrice === undefined ? undefined : lmtPrice + Math.abs(discretionaryAmt);
  return {
    orderType,
    adjustedOrderType: adjusted,
    limitPrice: lmtPrice,
    ceiling: isHeld(placed, orderType) && most !== undefined && most > 0 ? most : undefined,
    otherPrices: [...others, placed.adjustedStopLimitPrice, most].filter((price) => price !== undefined),
  };
}

function isHeld(
  { action, secType, scalePriceAdjustValue = 0, ...placed }: Placed,
  type: OrderTypeName,
): boolean {
  const mayMove = scalePriceAdjustValue !== 0 || placed.randomizePrice === true;
  const isAdjusted = placed.adjustedOrderType !== undefined && placed.adjustedOrderType !== 'None';
  return (
    action?.toUpperCase() === 'BUY' && secType !== 'BAG' && HELD_BY_LIMIT.has(type) && !mayMove && !isAdjusted
  );
}

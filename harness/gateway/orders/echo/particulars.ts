import type { Order, OrderStatus, OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { Ticket } from '../ticket.js';
import { auxPriceOf, limitPriceOf, type Standing, stopPriceOf } from './prices.js';
import { javaDouble, UNSET_DOUBLE, zonedText } from './spelling.js';

/** An order as clients are told of it: for them there are steps that the venue does not have. */
export type ToldOrder = Omit<Order, 'status'> & { readonly status: OrderStatus | 'PendingCancel' };

/** How far an order has come, as far as openOrder tells it. */
export type Progress = Standing & Pick<ToldOrder, 'quantity' | 'status'>;

export type Particulars = ReturnType<typeof particularsOf>;

/** What is an order's own, where most of what openOrder says is the same for nearly all orders. */
export function particularsOf(ticket: Ticket, terms: OrderTerms, timeZone: string, progress: Progress) {
  const { asked, contract, orderId, clientId, permId } = ticket;
  const { pricing, timeInForce, goodAfter, parent, account } = terms;
  const trails = pricing.kind === 'trail' || pricing.kind === 'trail-limit';
  const stop = stopPriceOf(terms, progress);
  return {
    orderId,
    conId: contract.conId,
    symbol: contract.symbol,
    secType: contract.secType,
    lastTradeDateOrContractMonth: contract.lastTradeDateOrContractMonth,
    strike: contract.strike,
    right: contract.right === '' ? '?' : contract.right,
    multiplier: contract.multiplier,
    exchange: contract.exchange,
    currency: contract.currency,
    localSymbol: contract.localSymbol,
    tradingClass: contract.tradingClass,
    action: asked.action ?? '',
    totalQuantity: progress.quantity,
    lmtPrice: javaDouble(limitPriceOf(asked, terms, progress, stop)),
    auxPrice: javaDouble(auxPriceOf(asked, terms)),
    tif: asked.tif ?? 'DAY',
    // Children of one parent are a group of their own, named after it.
    ocaGroup: asked.ocaGroup ?? (parent === undefined ? '' : String(parent)),
    account,
    orderRef: asked.orderRef ?? '',
    clientId,
    permId,
    goodAfterTime: goodAfter === undefined ? '' : zonedText(goodAfter, timeZone),
    // The whole of it, in percent, goes to one account.
    sharesAllocation: `${permId}.0/${account}/100`,
    goodTillDate: timeInForce.kind === 'good-till' ? zonedText(timeInForce.until, timeZone) : '',
    parentId: asked.parentId ?? 0,
    trailStopPrice: trails && stop !== undefined ? javaDouble(stop) : '',
    trailingPercent: trails && 'percent' in pricing.by ? javaDouble(pricing.by.percent) : '',
    status: progress.status,
    // The stop once more, which stop orders that do not trail have here too.
    adjustedTrailStopPrice: stop === undefined ? UNSET_DOUBLE : javaDouble(stop),
    lmtPriceOffset: pricing.kind === 'trail-limit' ? javaDouble(pricing.limitOffset) : UNSET_DOUBLE,
  };
}

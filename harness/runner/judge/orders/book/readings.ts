import type { Fields } from '../../../../wire/decode.js';
import type { Layout } from '../../../../wire/layout.js';
import { commissionReport, execDetails, orderStatus } from '../../../../wire/replies/executions.js';
import { completedOrder, openOrder } from '../../../../wire/replies/orders.js';
import { placeOrder } from '../../../../wire/requests/place-order.js';
import { type Reading, someValuesOf } from '../../../../wire/values.js';

/** What of these messages is compared by value. All else is compared as it is spelled. */
const CONTRACT = [
  ...['conId', 'symbol', 'secType', 'currency', 'localSymbol', 'tradingClass'],
  ...['strike', 'multiplier', 'lastTradeDateOrContractMonth'],
] as const;
const TERMS = ['action', 'totalQuantity', 'orderType', 'lmtPrice', 'auxPrice', 'tif', 'account'] as const;
const GROUPING = ['parentId', 'ocaGroup', 'orderRef', 'cashQty'] as const;
export const MARGINS = [
  'initMarginBefore',
  'maintMarginBefore',
  'equityWithLoanBefore',
  'initMarginChange',
  'maintMarginChange',
  'equityWithLoanChange',
  'initMarginAfter',
  'maintMarginAfter',
  'equityWithLoanAfter',
] as const;

type Read<Of> = (texts: Fields) => Of | { readonly illegible: string };

function reader<Shape extends object, Name extends keyof Shape & string>(
  layout: Layout<Shape>,
  names: readonly Name[],
): Read<Reading<Pick<Shape, Name>>> {
  return (texts) => {
    const read = someValuesOf(layout, texts, names);
    return read.ok ? read.values : { illegible: read.failure.text };
  };
}

export const readTerms = reader(placeOrder, [
  'orderId',
  ...CONTRACT,
  ...TERMS,
  ...GROUPING,
  'transmit',
  'whatIf',
]);
export const readOpenOrder = reader(openOrder, [
  ...['orderId', 'clientId', 'permId', 'status', 'whatIf'],
  ...CONTRACT,
  ...TERMS,
  ...GROUPING,
  ...MARGINS,
  ...['commission', 'minCommission', 'maxCommission', 'commissionCurrency'],
] as const);
export const readStatus = reader(orderStatus, [
  ...['orderId', 'clientId', 'permId', 'parentId', 'status', 'whyHeld'],
  ...['filled', 'remaining', 'avgFillPrice', 'lastFillPrice', 'mktCapPrice'],
] as const);
export const readExecution = reader(execDetails, [
  ...['reqId', 'orderId', 'clientId', 'permId', 'execId', 'acctNumber', 'orderRef'],
  ...CONTRACT,
  ...['side', 'shares', 'price', 'cumQty', 'avgPrice', 'lastLiquidity', 'liquidation'],
] as const);
export const readCommission = reader(commissionReport, ['execId', 'commission', 'currency', 'realizedPNL']);
export const readCompleted = reader(completedOrder, ['permId', 'status', 'filledQuantity']);

type Legible<Of> = Exclude<Of, { readonly illegible: string }>;
export type Terms = Legible<ReturnType<typeof readTerms>>;
export type OpenOrder = Legible<ReturnType<typeof readOpenOrder>>;
export type Status = Legible<ReturnType<typeof readStatus>>;
export type Execution = Legible<ReturnType<typeof readExecution>>;
export type Commission = Legible<ReturnType<typeof readCommission>>;
export type Completed = Legible<ReturnType<typeof readCompleted>>;

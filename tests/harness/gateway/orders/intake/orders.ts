import type { OrderContext } from '../../../../../harness/gateway/orders/intake/context.js';
import { readOrder } from '../../../../../harness/gateway/orders/intake/intake.js';
import type { PlacedOrder } from '../../../../../harness/gateway/orders/ticket.js';
import type { MarketView } from '../../../../../trading/exchange/market-view.js';

export const AAPL = 265598;
export const MSFT = 272093;
export const SPY = 756733;

/** Half past ten in New York on a Tuesday. */
export const NOW = Date.parse('2026-03-03T15:30:00Z');

/** A cent on either side of a price, which is that of the last trade. */
export function around(price: number): MarketView {
  return {
    quote: { bid: price - 0.01, ask: price + 0.01, bidSize: 300, askSize: 500 },
    last: { price, size: 100, time: NOW },
    volume: 1_000_000,
    previousClose: price,
    halted: false,
  };
}

/** Apple trades at 200, everything else at 1. */
export const context: OrderContext = {
  now: NOW,
  today: '20260303',
  accounts: ['DU1234567'],
  timeZone: 'US/Eastern',
  viewOf: (conId) => around(conId === AAPL ? 200 : 1),
};

export type Fields = Partial<PlacedOrder>;

/** An order for 100 shares of Apple at the market, but for what is said otherwise. */
export function order(fields: Fields = {}): PlacedOrder {
  return {
    ...{ orderId: 7, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' },
    ...{ action: 'BUY', totalQuantity: 100, orderType: 'MKT', tif: 'DAY', transmit: true },
    ...{ comboLegs: [], orderComboLegs: [], smartComboRoutingParams: [], algoParams: [], conditions: [] },
    ...fields,
  };
}

export const limit = (lmtPrice: number): Fields => ({ orderType: 'LMT', lmtPrice });

export const euros: Fields = { symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO' };
export const coins: Fields = { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS' };
export const future: Fields = {
  ...{ symbol: 'ES', secType: 'FUT', exchange: 'CME', lastTradeDateOrContractMonth: '202606' },
  totalQuantity: 1,
};
export const call: Fields = {
  ...{ symbol: 'AAPL', secType: 'OPT', lastTradeDateOrContractMonth: '20260320', strike: 200, right: 'C' },
  totalQuantity: 1,
};
/** Apple against Microsoft. */
export const spread: Fields = {
  ...{ symbol: 'AAPL,MSFT', secType: 'BAG', totalQuantity: 1 },
  comboLegs: [
    { conId: AAPL, ratio: 1, action: 'BUY', exchange: 'SMART' },
    { conId: MSFT, ratio: 2, action: 'SELL', exchange: 'SMART' },
  ],
};

/** The terms of an order that is expected to be taken. */
export function termsOf(fields: Fields = {}, of: Partial<OrderContext> = {}) {
  const reading = readOrder(order(fields), { ...context, ...of });
  if (!reading.ok) throw new Error(`${reading.error.code} ${reading.error.message}`);
  return reading.terms;
}

/** What TWS says of an order that is expected not to be. */
export function refusalOf(fields: Fields = {}, of: Partial<OrderContext> = {}): [code: number, text: string] {
  const reading = readOrder(order(fields), { ...context, ...of });
  if (reading.ok) throw new Error(`taken as ${JSON.stringify(reading.terms)}`);
  return [reading.error.code, reading.error.message];
}

/** What TWS says besides of an order that it takes. */
export function noticesOf(
  fields: Fields = {},
  of: Partial<OrderContext> = {},
): [code: number, text: string][] {
  const reading = readOrder(order(fields), { ...context, ...of });
  if (!reading.ok) throw new Error(`${reading.error.code} ${reading.error.message}`);
  return reading.notices.map(({ code, message }) => [code, message]);
}

/** A rule broken, as 321 has it. */
export const broken = (cause: string): [number, string] => [
  321,
  `Error validating request.-'placeOrder' : cause - ${cause}`,
];

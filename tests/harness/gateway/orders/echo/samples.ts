import type { Ticket } from '../../../../../harness/gateway/orders/ticket.js';
import type { Fields } from '../../../../../harness/wire/decode.js';
import { encode } from '../../../../../harness/wire/encode.js';
import type { Layout, Values } from '../../../../../harness/wire/layout.js';
import { decodeBody } from '../../../../../harness/wire/message.js';
import type { Fill } from '../../../../../trading/exchange/orders/fill.js';
import type { Order, OrderTerms } from '../../../../../trading/exchange/orders/order.js';

export const NEW_YORK = 'US/Eastern';
export const VERSIONS = [157, 176, 178, 193, 200] as const;

const AAPL = {
  conId: 265598,
  symbol: 'AAPL',
  secType: 'STK',
  lastTradeDateOrContractMonth: '',
  strike: 0,
  right: '',
  multiplier: '',
  exchange: 'SMART',
  currency: 'USD',
  localSymbol: 'AAPL',
  tradingClass: 'NMS',
};

/** An order for one share of AAPL, but for what is given. */
export function ticketOf(asked: Partial<Ticket['asked']> = {}, ticket: Partial<Ticket> = {}): Ticket {
  const rows = {
    comboLegs: [],
    orderComboLegs: [],
    smartComboRoutingParams: [],
    algoParams: [],
    conditions: [],
  };
  const { permId = 389211034, clientId = 94, orderId = 1, contract = AAPL } = ticket;
  const said = { orderId, action: 'BUY', totalQuantity: 1, orderType: 'MKT', ...rows, ...asked };
  return { permId, clientId, orderId, contract, asked: said };
}

export function termsOf(terms: Partial<OrderTerms> = {}): OrderTerms {
  return {
    account: 'DU9000001',
    conId: 265598,
    exchange: 'SMART',
    legs: [],
    side: 'BUY',
    quantity: 1,
    pricing: { kind: 'market' },
    timeInForce: { kind: 'day' },
    outsideRth: false,
    allOrNone: false,
    triggerMethod: 'default',
    ...terms,
  };
}

export function orderOf(terms: Partial<OrderTerms> = {}, order: Partial<Order> = {}): Order {
  const full = termsOf(terms);
  return {
    id: 389211034,
    terms: full,
    status: 'PreSubmitted',
    heldBy: [],
    placedAt: Date.UTC(2026, 3, 13, 19, 27, 3),
    priority: 1,
    filled: 0,
    averagePrice: 0,
    lastPrice: 0,
    triggered: false,
    conditionsMet: false,
    quantity: full.quantity,
    ...order,
  };
}

export function fillOf(fill: Partial<Fill> = {}): Fill {
  return {
    number: 7,
    order: 389211034,
    account: 'DU9000001',
    conId: 265598,
    isCombo: false,
    side: 'BUY',
    quantity: 1,
    price: 257.95,
    time: Date.UTC(2026, 3, 13, 19, 27, 4),
    exchange: 'IEX',
    liquidity: 'removed',
    cumulative: 1,
    averagePrice: 257.95,
    commission: 1,
    commissionCurrency: 'USD',
    ...fill,
  };
}

/** The texts of a message that went over the wire; unset fields are not among them. */
export function sent<Shape extends object>(
  layout: Layout<Shape>,
  version: number,
  values: Values<Shape>,
): Fields {
  const decoding = decodeBody('reply', version, Buffer.from(encode(layout, version, values)));
  if (!decoding.ok) throw new Error(decoding.failure.text);
  return decoding.message.texts;
}

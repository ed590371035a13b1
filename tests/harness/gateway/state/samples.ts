import type { Ticket } from '../../../../harness/gateway/orders/ticket.js';
import type {
  GatewayState,
  StateChange,
  VenueCounters,
} from '../../../../harness/gateway/state/gateway-state.js';
import { type AccountState, newAccount, type Position } from '../../../../trading/exchange/ledger/account.js';
import type { Fill } from '../../../../trading/exchange/orders/fill.js';
import type { Order } from '../../../../trading/exchange/orders/order.js';
import type { Taken } from '../../../../trading/exchange/state.js';

const ACCOUNT = 'DU1234567';
const AAPL = 265598;
const TIME = Date.parse('2026-03-02T15:00:00Z');

export function newState(): GatewayState {
  return {
    format: 1,
    seed: 7,
    nextOrderIds: {},
    tickets: [],
    drafts: [],
    exchange: {
      ...counters(0),
      orders: [],
      fills: [],
      accounts: [newAccount(ACCOUNT, 'USD', 1_000_000, '20260302')],
      taken: [],
    },
  };
}

export function counters(count: number): VenueCounters {
  return { lastOrderId: count, lastPriority: count, lastFill: count, now: TIME + count };
}

export function order(id: number, over: Partial<Order> = {}): Order {
  return {
    id,
    terms: {
      account: ACCOUNT,
      conId: AAPL,
      exchange: 'SMART',
      legs: [],
      side: 'BUY',
      quantity: 10,
      pricing: { kind: 'limit', limit: 101.25 },
      timeInForce: { kind: 'day' },
      outsideRth: false,
      allOrNone: false,
      triggerMethod: 'default',
    },
    status: 'Submitted',
    heldBy: [],
    placedAt: TIME,
    priority: id,
    filled: 0,
    averagePrice: 0,
    lastPrice: 0,
    triggered: false,
    conditionsMet: false,
    quantity: 10,
    ...over,
  };
}

export function fill(number: number, id = number): Fill {
  return {
    number,
    order: id,
    account: ACCOUNT,
    conId: AAPL,
    isCombo: false,
    side: 'BUY',
    quantity: 10,
    price: 101.2,
    time: TIME,
    exchange: 'ISLAND',
    liquidity: 'removed',
    cumulative: 10,
    averagePrice: 101.2,
    commission: 1,
    commissionCurrency: 'USD',
  };
}

export function ticket(permId: number, orderRef = 'première\n"ligne"'): Ticket {
  const what = { conId: AAPL, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
  return {
    permId,
    clientId: 1,
    orderId: permId,
    asked: {
      ...what,
      orderId: permId,
      action: 'BUY',
      totalQuantity: 10,
      orderType: 'LMT',
      lmtPrice: 101.25,
      orderRef,
      orderComboLegs: [],
      orderComboLegPrices: [],
      smartComboRoutingParams: [],
      algoParams: [],
      conditions: [],
      comboLegs: [],
    } as Ticket['asked'],
    contract: {
      ...what,
      lastTradeDateOrContractMonth: '',
      strike: 0,
      right: '',
      multiplier: '',
      localSymbol: 'AAPL',
      tradingClass: 'NMS',
    },
  };
}

export function position(conId: number, quantity: number): Position {
  return {
    conId,
    quantity,
    averageCost: 101.3,
    commissions: 1,
    realized: 0,
    tradedToday: -1013,
    atStart: { quantity: 0, value: 0 },
  };
}

export function account(
  positions: readonly Position[],
  cash = 1_000_000,
  id: string = ACCOUNT,
): AccountState {
  return {
    ...newAccount(id, 'USD', cash, '20260302'),
    positions: Object.fromEntries(positions.map((each) => [each.conId, each])),
  };
}

export function taken(conId: number, size: number): Taken {
  return { conId, bid: 101.1, ask: 101.2, bidSize: 400, askSize: 300, bids: {}, asks: { '101.2': size } };
}

/** What a gateway appends when an order is placed and filled at once: everything that follows from its number. */
export function placedAndFilled(number: number, { exchange: { accounts } }: GatewayState): StateChange {
  const held = accounts[0]?.positions[AAPL]?.quantity ?? 0;
  const cash = accounts[0]?.cash['USD'] ?? 0;
  return {
    orders: [order(number, { status: 'Filled', filled: 10, averagePrice: 101.2, lastPrice: 101.2 })],
    fills: [fill(number)],
    tickets: [ticket(number)],
    accounts: [account([position(AAPL, held + 10)], cash - 1013)],
    taken: [taken(AAPL, number)],
    nextOrderIds: { 1: number + 1 },
    counters: counters(number),
  };
}

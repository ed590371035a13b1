import { type AccountState, newAccount } from '../../../../trading/exchange/ledger/account.js';
import { previewOf, refusalFor } from '../../../../trading/exchange/ledger/room.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import type { Order, OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { termsOf } from '../venue.js';
import * as the from './samples.js';

export const call = the.option(600, 'C');
export const higher = the.option(610, 'C');
const quote = (bid: number, ask: number) => ({ quote: { bid, ask, bidSize: 100, askSize: 100 } });

const prices = the.pricesAt(
  new Map([
    [the.AAPL, quote(199, 200)],
    [the.SPY, quote(599, 601)],
    [call, quote(9, 10)],
    [higher, quote(5, 6)],
    [the.ES, quote(5999, 6000)],
    [the.EURUSD, quote(1.1, 1.1)],
    [the.SAP, quote(199, 200)],
    [the.BITCOIN, quote(90_000, 90_000)],
  ]),
);

export function terms(instrument: Instrument, changes: Partial<OrderTerms> = {}): OrderTerms {
  return termsOf({ conId: instrument.conId, ...changes });
}

export function working(asked: OrderTerms, filled = 0): Order {
  const nothing = { averagePrice: 0, lastPrice: 0, triggered: false, conditionsMet: false, heldBy: [] };
  const { quantity } = asked;
  return {
    id: 1,
    terms: asked,
    status: 'Submitted',
    placedAt: the.NOON,
    priority: 1,
    filled,
    quantity,
    ...nothing,
  };
}

export const rich = newAccount('DU1', 'USD', 100_000, '20261123');

export function after(instrument: Instrument, quantity: number, price: number, account = rich): AccountState {
  return applyTrade(account, {
    instrument,
    side: quantity > 0 ? 'BUY' : 'SELL',
    quantity: Math.abs(quantity),
    price,
    commission: 0,
    commissionCurrency: instrument.currency,
  }).account;
}

export function preview(account: AccountState, asked: OrderTerms, openOrders: readonly Order[] = []) {
  return previewOf(account, openOrders, asked, prices, 'fixed', the.NOON);
}

export function refusal(account: AccountState, asked: OrderTerms, openOrders: readonly Order[] = []) {
  return refusalFor(account, openOrders, asked, prices, 'fixed', the.NOON);
}

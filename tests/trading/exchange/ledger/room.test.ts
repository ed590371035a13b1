import { expect, test } from 'vitest';
import { type AccountState, newAccount } from '../../../../trading/exchange/ledger/account.js';
import { previewOf, refusalFor } from '../../../../trading/exchange/ledger/room.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import type { Order, OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../../trading/exchange/orders/pricing.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import * as the from './samples.js';

const call = the.option(600, 'C');
const higher = the.option(610, 'C');
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

function terms(instrument: Instrument, changes: Partial<OrderTerms> = {}): OrderTerms {
  return {
    account: 'DU1',
    conId: instrument.conId,
    exchange: 'SMART',
    legs: [],
    side: 'BUY',
    quantity: 100,
    pricing: { kind: 'market' },
    timeInForce: { kind: 'day' },
    outsideRth: false,
    allOrNone: false,
    triggerMethod: 'default',
    ...changes,
  };
}

function working(asked: OrderTerms, filled = 0): Order {
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

const rich = newAccount('DU1', 'USD', 100_000, '20261123');

function after(instrument: Instrument, quantity: number, price: number, account = rich): AccountState {
  return applyTrade(account, {
    instrument,
    side: quantity > 0 ? 'BUY' : 'SELL',
    quantity: Math.abs(quantity),
    price,
    commission: 0,
    commissionCurrency: instrument.currency,
  }).account;
}

function preview(account: AccountState, asked: OrderTerms, openOrders: readonly Order[] = []) {
  return previewOf(account, openOrders, asked, prices, 'fixed', the.NOON);
}

function refusal(account: AccountState, asked: OrderTerms, openOrders: readonly Order[] = []) {
  return refusalFor(account, openOrders, asked, prices, 'fixed', the.NOON);
}

test('buying stock takes a quarter of it and its commission', () => {
  expect(preview(rich, terms(the.AAPL))).toEqual({
    before: { initial: 0, maintenance: 0, equityWithLoan: 100_000 },
    after: { initial: 5000, maintenance: 5000, equityWithLoan: 99_999 },
    commission: 1,
    leastCommission: 1,
    mostCommission: 1,
    commissionCurrency: 'USD',
  });
});

const PRICED: readonly (readonly [what: string, pricing: Pricing, price: number])[] = [
  ['a limit at its limit', { kind: 'limit', limit: 190 }, 190],
  ['a stop where it is set off', { kind: 'stop', stop: 220 }, 220],
  ['a stop that the market has passed at the best price', { kind: 'stop', stop: 0.01 }, 200],
  ['a touch too, if that is worse', { kind: 'if-touched', trigger: 180 }, 200],
  ['what trails from nowhere at the best price', { kind: 'trail', by: { amount: 1 }, stop: 0.01 }, 200],
  ['anything else at the best price', { kind: 'relative', offset: 0 }, 200],
];

test.each(PRICED)('an order is expected to trade: %s', (_what, pricing, price) => {
  expect(preview(rich, terms(the.AAPL, { pricing })).after.initial).toBeCloseTo(price * 25, 8);
});

test('selling stock one does not have takes three tenths, at the bid', () => {
  expect(preview(rich, terms(the.AAPL, { side: 'SELL' })).after.initial).toBeCloseTo(0.3 * 19_900, 8);
});

test.each<[string, Pricing]>([
  ['a limit of a cent', { kind: 'limit', limit: 0.01 }],
  ['a touch of a cent', { kind: 'if-touched', trigger: 0.01 }],
  ['a stop limit of a cent', { kind: 'stop-limit', stop: 150, limit: 0.01 }],
  ['a stop below the market', { kind: 'stop', stop: 150 }],
])('whoever sells at %s gets the bid, and is asked for that', (_what, pricing) => {
  const { initial } = preview(rich, terms(the.AAPL, { side: 'SELL', pricing })).after;
  expect(initial).toBeCloseTo(0.3 * 19_900, 8);
});

test('a sale above the market is asked for what it would bring', () => {
  const pricing = { kind: 'limit', limit: 250 } as const;
  const { initial } = preview(rich, terms(the.AAPL, { side: 'SELL', pricing })).after;
  expect(initial).toBeCloseTo(0.3 * 25_000, 8);
});

test('nobody is made rich by the price at which he would sell an option', () => {
  const dear = terms(call, { side: 'SELL', quantity: 1, pricing: { kind: 'limit', limit: 1e6 } });
  const atBid = terms(call, { side: 'SELL', quantity: 1 });
  expect(preview(rich, dear).after).toEqual(preview(rich, atBid).after);
});

test('an option is paid for out of what can be lent on', () => {
  const { after: then } = preview(rich, terms(call, { quantity: 10 }));
  expect(then).toEqual({ initial: 0, maintenance: 0, equityWithLoan: expect.closeTo(90_000 - 6.9685, 8) });
});

test('a future takes its margin and nothing else', () => {
  const { after: then } = preview(rich, terms(the.ES, { quantity: 1 }));
  expect(then).toMatchObject({
    initial: expect.closeTo(26_250, 8),
    maintenance: expect.closeTo(21_000, 8),
    equityWithLoan: 99_997.75,
  });
});

test('currencies change hands, and what is owed or owned abroad is asked for a little', () => {
  const { after: then } = preview(rich, terms(the.EURUSD, { quantity: 50_000 }));
  expect(then).toMatchObject({ initial: expect.closeTo(55_000 * 0.025, 8), equityWithLoan: 99_998 });
});

test('stock abroad is bought on debts abroad', () => {
  const { after: then } = preview(rich, terms(the.SAP));
  expect(then.initial).toBeCloseTo(22_000 * 0.25 + 22_000 * 0.025, 8);
});

test('selling what is held frees its margin', () => {
  const { before, after: then } = preview(after(the.AAPL, 100, 200), terms(the.AAPL, { side: 'SELL' }));
  expect(before.initial).toBeCloseTo(199.5 * 25, 8);
  expect(then.initial).toBe(0);
});

const spread = terms(call, {
  conId: 28812380,
  quantity: 10,
  legs: [
    { conId: call.conId, ratio: 1, side: 'SELL' },
    { conId: higher.conId, ratio: 1, side: 'BUY' },
  ],
});

test('the legs of a combo are looked at together', () => {
  // Sold at 9, bought at 6; what can be lost is the 10 between the strikes.
  const { after: then, commission } = preview(rich, spread);
  expect(then.initial).toBeCloseTo(10_000, 8);
  expect(commission).toBeCloseTo(6.9685 + 6.9685 + 9000 * 0.0000278 + 0.0279, 6);
  expect(then.equityWithLoan).toBeCloseTo(103_000 - commission, 8);
});

test('selling a combo takes its legs the other way round', () => {
  // Bought at 10, sold at 5.
  const { after: then } = preview(rich, { ...spread, side: 'SELL' });
  expect(then.initial).toBe(0);
  expect(then.equityWithLoan).toBeCloseTo(95_000, -2);
});

test('an account can buy stock for four times what is free, and not for more', () => {
  expect(refusal(rich, terms(the.AAPL, { quantity: 1999 }))).toBeUndefined();
  expect(refusal(rich, terms(the.AAPL, { quantity: 2000 }))).toEqual({
    kind: 'funds',
    equityWithLoan: 99_990,
    initialMargin: 100_000,
    currency: 'USD',
  });
});

test('coins must be paid in full, options too', () => {
  expect(refusal(rich, terms(the.BITCOIN, { quantity: 1.09 }))).toBeUndefined();
  expect(refusal(rich, terms(the.BITCOIN, { quantity: 1.12 }))?.kind).toBe('funds');
  expect(refusal(rich, terms(call, { quantity: 99 }))).toBeUndefined();
  expect(refusal(rich, terms(call, { quantity: 100 }))?.kind).toBe('funds');
});

test('orders that work already take their share', () => {
  const other = terms(the.AAPL, { quantity: 1500, pricing: { kind: 'limit', limit: 200 } });
  expect(refusal(rich, terms(the.SPY), [working(other)])).toBeUndefined();
  expect(refusal(rich, terms(the.SPY, { quantity: 200 }), [working(other)])?.kind).toBe('funds');
  expect(refusal(rich, terms(the.SPY, { quantity: 200 }), [working(other, 500)])).toBeUndefined();
});

test('orders that close a position take none', () => {
  const held = after(the.AAPL, 1500, 200);
  const closing = working(terms(the.AAPL, { side: 'SELL', quantity: 1500 }));
  expect(preview(held, terms(the.SPY), [closing])).toEqual(preview(held, terms(the.SPY)));
});

const sellAll = terms(the.AAPL, { side: 'SELL', quantity: 1500 });

test('what is held is closed once: what more orders would sell is sold short', () => {
  const held = after(the.AAPL, 1500, 200);
  const initial = (orders: readonly OrderTerms[]) =>
    preview(
      held,
      terms(the.SPY),
      orders.map((asked) => working(asked)),
    ).after.initial;
  const once = initial([sellAll]);
  expect(initial([sellAll, sellAll])).toBeCloseTo(once + 1500 * 199 * 0.3, 6);
  const half = { ...sellAll, quantity: 750 };
  expect(initial([half, half])).toBeCloseTo(once, 6);
  expect(initial([half, sellAll])).toBeCloseTo(once + 750 * 199 * 0.3, 6);
});

test('an order that would close what another closes already is looked at like any that opens', () => {
  const held = after(the.AAPL, 1500, 200);
  expect(refusal(held, sellAll, [])).toBeUndefined();
  expect(refusal(held, sellAll, [working(sellAll)])).toBeUndefined();
  expect(refusal(held, sellAll, [working(sellAll), working(sellAll)])?.kind).toBe('funds');
});

test.each<[string, Partial<OrderTerms>]>([
  ['an OCA group', { oca: { group: 'exit', type: 1 } }],
  ['one parent', { parent: 7 }],
])('of the orders of %s only the largest counts', (_what, together) => {
  const held = after(the.AAPL, 1500, 200);
  const exit = working({ ...sellAll, ...together });
  const larger = working({ ...sellAll, ...together, quantity: 1600 });
  expect(preview(held, terms(the.SPY), [exit, exit, exit])).toEqual(preview(held, terms(the.SPY)));
  expect(preview(held, terms(the.SPY), [exit, larger])).toEqual(preview(held, terms(the.SPY), [larger]));
  expect(refusal(held, { ...sellAll, ...together }, [exit, exit])).toBeUndefined();
  const beside = preview(held, { ...sellAll, ...together }, [exit, larger]);
  expect(beside.after.initial).toBeCloseTo(100 * 199 * 0.3, 6);
});

test('coins are not sold short', () => {
  const coins = terms(the.BITCOIN, { side: 'SELL', quantity: 0.5 });
  const { conId } = the.BITCOIN;
  expect(refusal(rich, coins)).toEqual({ kind: 'no-position', conId });
  const held = after(the.BITCOIN, 0.5, 90_000);
  expect(refusal(held, coins)).toBeUndefined();
  expect(refusal(held, { ...coins, quantity: 0.6 })).toEqual({ kind: 'no-position', conId });
  expect(refusal(held, coins, [working({ ...coins, quantity: 0.1 })])).toEqual({
    kind: 'no-position',
    conId,
  });
});

test('an account without room may still close, but not turn round', () => {
  const poor = after(the.AAPL, 1990, 200);
  expect(refusal(poor, terms(the.AAPL, { quantity: 100 }))?.kind).toBe('funds');
  expect(refusal(poor, terms(the.AAPL, { side: 'SELL', quantity: 1990 }))).toBeUndefined();
  expect(refusal(poor, terms(the.AAPL, { side: 'SELL', quantity: 4500 }))?.kind).toBe('funds');
});

test('what is asked for is told in the currency of the account', () => {
  const european = newAccount('DU1', 'EUR', 20_000, '20261123');
  expect(refusal(european, terms(the.AAPL, { quantity: 500 }))).toMatchObject({
    currency: 'EUR',
    initialMargin: expect.closeTo((25_000 + 2500) / 1.1, 6),
    equityWithLoan: expect.closeTo(20_000 - 2.5 / 1.1, 6),
  });
});

import { expect, test } from 'vitest';
import type { OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../../trading/exchange/orders/pricing.js';
import { after, call, preview, refusal, rich, terms, working } from './asked.js';
import * as the from './samples.js';

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

import { describe, expect, test } from 'vitest';
import { createExchange } from '../../../trading/exchange/create.js';
import { newAccount } from '../../../trading/exchange/ledger/account.js';
import { valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { OrderTerms } from '../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../trading/exchange/orders/pricing.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import {
  AAPL,
  conIdOf,
  eventsOf,
  freshState,
  futureOf,
  limit,
  MINUTE,
  NOW,
  SECOND,
  SPY,
  stop,
  termsOf,
  toldOf,
  venueOn,
} from './venue.js';

const ES = { conId: futureOf('ES', '20260302').conId, exchange: 'CME' };
const BTC = { conId: conIdOf('BTC', 'CRYPTO'), exchange: 'PAXOS' };

function rich() {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100, 1e6, 1e6], last: 100 });
  venue.show({ quote: [599, 601, 1e6, 1e6], last: 600 }, NOW, SPY);
  venue.show({ quote: [6000, 6000.25], last: 6000 }, NOW, ES.conId);
  const refused = (changes: Partial<OrderTerms>) => {
    const outcome = venue.exchange.place([{ id: venue.exchange.reserve(), terms: termsOf(changes) }], NOW);
    return outcome.ok ? 'taken' : outcome.refusal.kind;
  };
  const family = (parent: Partial<OrderTerms>, ...children: readonly Partial<OrderTerms>[]) => {
    const id = venue.exchange.reserve();
    const placed = children.map((each) => ({
      id: venue.exchange.reserve(),
      terms: termsOf({ ...each, parent: id }),
    }));
    return venue.exchange.place([{ id, terms: termsOf(parent) }, ...placed], NOW);
  };
  return { ...venue, refused, family };
}

/** A million dollars bears some 33,000 shares sold short, and some 40,000 bought. */
describe('an account without room is not taken for one that has it', () => {
  test.each<[string, Partial<OrderTerms>]>([
    ['a sale at a cent', { side: 'SELL', pricing: limit(0.01), quantity: 350_000 }],
    ['a sale once touched at a cent', { side: 'SELL', pricing: { kind: 'if-touched', trigger: 0.01 } }],
    ['a purchase stopped at a cent', { pricing: stop(0.01) }],
    ['a purchase that trails from a cent', { pricing: { kind: 'trail', by: { amount: 1 }, stop: 0.01 } }],
    ['futures sold at a quarter', { ...ES, side: 'SELL', pricing: limit(0.25), quantity: 2000 }],
    [
      'a sale at a cent for later',
      { side: 'SELL', pricing: limit(0.01), goodAfter: NOW + SECOND, quantity: 350_000 },
    ],
  ])('by %s', (_name, changes) => {
    expect(rich().refused({ quantity: 900_000, ...changes })).toBe('funds');
  });

  test('by many orders that each would close the same shares', () => {
    const venue = rich();
    venue.place({ quantity: 10_000 });
    const sale = { side: 'SELL', quantity: 10_000, pricing: limit(101) } as const;
    const answers = Array.from({ length: 19 }, () => venue.refused(sale));
    expect(answers.slice(0, 3)).toEqual(['taken', 'taken', 'taken']);
    expect(answers.lastIndexOf('taken')).toBeLessThan(5);
  });

  test('but one that only closes is taken, also of several that come together', () => {
    const venue = rich();
    venue.place({ quantity: 39_000 });
    venue.show({ quote: [70, 70.01, 1e6, 1e6], last: 70 });
    const placed = [19_000, 20_000].map((quantity) => ({
      id: venue.exchange.reserve(),
      terms: termsOf({ side: 'SELL', quantity, pricing: limit(71) }),
    }));
    expect(venue.exchange.place(placed, NOW).ok).toBe(true);
  });

  test('by orders that come together', () => {
    const venue = rich();
    const placed = [1, 2].map(() => ({ id: venue.exchange.reserve(), terms: termsOf({ quantity: 30_000 }) }));
    expect(venue.exchange.place(placed, NOW)).toMatchObject({ ok: false, refusal: { kind: 'funds' } });
  });
});

describe('a child is looked at like any order', () => {
  const huge: [string, Partial<OrderTerms>][] = [
    ['in another contract', { ...ES, quantity: 400 }],
    ['on the same side', { quantity: 900_000 }],
    ['larger than its parent', { side: 'SELL', quantity: 900_000, pricing: limit(99) }],
  ];

  test.each(huge)('%s, when it comes with its parent', (_name, child) => {
    const outcome = rich().family({ quantity: 1, pricing: limit(99) }, child);
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'funds' } });
  });

  test.each(huge)('%s, when its parent waits or has filled', (_name, child) => {
    const venue = rich();
    venue.place({ quantity: 1, pricing: limit(99) });
    venue.place({ quantity: 1 });
    expect([1, 2].map((parent) => venue.refused({ ...child, parent }))).toEqual(['funds', 'funds']);
  });

  test('when it is changed', () => {
    const venue = rich();
    venue.family({ quantity: 10 }, { side: 'SELL', quantity: 10, pricing: limit(101) });
    const terms = termsOf({ side: 'SELL', quantity: 500_000, pricing: limit(101) });
    expect(venue.exchange.modify(2, terms, NOW)).toMatchObject({ ok: false, refusal: { kind: 'funds' } });
  });

  test('but not for closing what its parent opens', () => {
    const venue = rich();
    const exit = { side: 'SELL', quantity: 30_000 } as const;
    const outcome = venue.family(
      { quantity: 30_000, pricing: limit(99) },
      { ...exit, pricing: limit(110) },
      { ...exit, pricing: stop(90) },
    );
    expect(outcome.ok).toBe(true);
  });

  test('and none belongs to a parent in another account', () => {
    const accounts = ['DU1', 'DU2'].map((id) => newAccount(id, 'USD', 1_000_000, '20260302'));
    const { prices } = rich().market;
    const exchange = createExchange({ prices, fees: 'fixed', state: freshState(accounts) });
    const [parent, child] = [exchange.reserve(), exchange.reserve()];
    const terms = termsOf({ side: 'SELL', parent, account: 'DU2' });
    const refused = { ok: false, refusal: { kind: 'unknown-parent', id: parent } };
    const family = [
      { id: parent, terms: termsOf({ pricing: limit(99) }) },
      { id: child, terms },
    ];
    expect(exchange.place(family, NOW)).toEqual(refused);
    eventsOf(exchange.place(family.slice(0, 1), NOW));
    expect(exchange.place([{ id: child, terms }], NOW)).toEqual(refused);
  });
});

describe('an order that has waited is looked at again when it is set free', () => {
  const showSpy = (venue: ReturnType<typeof rich>, price: number) =>
    venue.show({ quote: [price - 1, price], last: price }, NOW, SPY);

  test.each<[string, Pricing]>([
    ['a stop', stop(101)],
    ['a touch', { kind: 'if-touched', trigger: 99 }],
  ])('%s is cancelled when another order has taken the money', (_name, pricing) => {
    const venue = rich();
    venue.place({ quantity: 15_000, pricing });
    venue.place({ conId: SPY, quantity: 4000 });
    const price = 'stop' in pricing ? 101 : 99;
    showSpy(venue, 500);
    expect(venue.show({ quote: [price - 0.01, price, 1e6, 1e6], last: price })).toEqual([
      '1 Cancelled rejected',
    ]);
    expect(venue.exchange.account('DU1')?.positions[AAPL]).toBeUndefined();
  });

  test('a stop that closes is set off whatever is left', () => {
    const venue = rich();
    venue.place({ quantity: 35_000 });
    venue.place({ side: 'SELL', quantity: 35_000, pricing: stop(80) });
    expect(venue.show({ quote: [70, 70.01, 1e6, 1e6], last: 70 })).toEqual([
      '2 Submitted',
      '2 fill 35000@70 Filled',
    ]);
  });

  test('an order for later is cancelled when the market has run away', () => {
    const venue = rich();
    venue.place({ quantity: 30_000, goodAfter: NOW + MINUTE });
    venue.market.show(AAPL, NOW + SECOND, { quote: [149, 150, 1e6, 1e6], last: 150 });
    expect(venue.advance(NOW + MINUTE)).toEqual(['1 Cancelled rejected']);
  });
});

test('an auction fills nobody who could not pay for it by then', () => {
  const close = Date.parse('2026-03-02T21:00:00Z');
  const venue = rich();
  venue.place({ quantity: 39_000, auction: 'close' });
  venue.show({ quote: [149, 150], last: 150 }, close - MINUTE);
  expect(venue.advance(close)).toEqual(['1 Cancelled rejected']);
});

describe('a preview', () => {
  test('of an order that is there takes it in place of what it is', () => {
    const venue = rich();
    venue.place({ quantity: 100, pricing: limit(99) });
    const terms = termsOf({ quantity: 200, pricing: limit(98) });
    const seen = (besides?: number) => {
      const answer = venue.exchange.preview(terms, NOW, besides);
      return answer.ok ? answer.preview.after.initial : undefined;
    };
    expect(seen(1)).toBeCloseTo(200 * 98 * 0.25, 6);
    expect(seen()).toBeCloseTo(200 * 98 * 0.25 + 100 * 99 * 0.25, 6);
  });

  test('of an order that has filled in part is of the rest', () => {
    const venue = rich();
    venue.show({ quote: [99.99, 100, 60, 60], last: 100 });
    venue.place({ quantity: 100, pricing: limit(100) });
    const same = venue.exchange.preview(termsOf({ quantity: 100, pricing: limit(100) }), NOW, 1);
    expect(same.ok && same.preview.after.initial).toBeCloseTo((60 * 99.995 + 40 * 100) * 0.25, 0);
    const none = venue.exchange.preview(termsOf({ quantity: 60, pricing: limit(100) }), NOW, 1);
    expect(none).toMatchObject({ ok: true, preview: { commission: 0 } });
  });
});

test('coins are sold to the last and no further', () => {
  const venue = rich();
  venue.show({ quote: [90_000, 90_001, 10, 10], last: 90_000 }, NOW, BTC.conId);
  venue.place({ ...BTC, quantity: 0.3 });
  expect(venue.refused({ ...BTC, side: 'SELL', quantity: 0.30000001 })).toBe('no-position');
  expect(
    toldOf(
      eventsOf(
        venue.exchange.place([{ id: 9, terms: termsOf({ ...BTC, side: 'SELL', quantity: 0.3 }) }], NOW),
      ),
    ),
  ).toContain('9 fill 0.3@90000 Filled');
});

test('a commission in another currency is in the profit, as it is in what the account is worth', () => {
  const usdJpy = universe().instruments.find(
    ({ secType, symbol, currency }) => secType === 'CASH' && symbol === 'USD' && currency === 'JPY',
  );
  const conId = usdJpy?.conId ?? 0;
  const venue = rich();
  venue.show({ quote: [147.99, 148, 1e6, 1e6] }, NOW, conId);
  const pair = { conId, exchange: 'IDEALPRO', quantity: 30_000 };
  venue.place(pair);
  const worth = () => {
    const account = venue.exchange.account('DU1');
    if (account === undefined) throw new Error('expected the account');
    return valuation(account, venue.market.prices, NOW).totals;
  };
  // Half a sen on each dollar, and two dollars.
  const half = (30_000 * 0.005) / 147.995;
  expect(worth().netLiquidation).toBeCloseTo(1_000_000 - half - 2, 3);
  expect(worth().unrealizedPnl).toBeCloseTo(-half - 2, 3);
  venue.place({ ...pair, side: 'SELL' });
  expect(worth().netLiquidation).toBeCloseTo(1_000_000 - 2 * half - 4, 3);
  expect(worth()).toMatchObject({
    realizedPnl: expect.closeTo(-2 * half - 4, 3),
    dailyPnl: expect.closeTo(-2 * half - 4, 3),
    unrealizedPnl: 0,
  });
});

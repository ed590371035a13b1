import { expect, test } from 'vitest';
import type { OrderTerms } from '../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../trading/exchange/orders/pricing.js';
import { AAPL, conIdOf, futureOf, limit, NOW, SPY, stop, termsOf, venueOn } from './venue.js';

const EUR = { conId: conIdOf('EUR', 'CASH'), exchange: 'IDEALPRO', quantity: 25_000 };
const BTC = { conId: conIdOf('BTC', 'CRYPTO'), exchange: 'PAXOS' };
const SPX = { conId: conIdOf('SPX', 'IND'), exchange: 'CBOE' };
const ES = { conId: futureOf('ES', '20260302').conId, exchange: 'CME', quantity: 1 };
const trail = (amount: number): Pricing => ({ kind: 'trail', by: { amount } });

const REFUSED: [string, Partial<OrderTerms>, object][] = [
  ['no quantity', { quantity: 0 }, { kind: 'quantity', found: 0 }],
  ['less than none', { quantity: -1 }, { kind: 'quantity', found: -1 }],
  ['no number', { quantity: Number.NaN }, { kind: 'quantity' }],
  ['without end', { quantity: Number.POSITIVE_INFINITY }, { kind: 'quantity' }],
  ['an absurd quantity', { quantity: 1e10 }, { kind: 'quantity' }],
  ['half a contract', { ...ES, quantity: 0.5 }, { kind: 'quantity-too-small', least: 1 }],
  ['one and a half', { ...ES, quantity: 1.5 }, { kind: 'quantity-off-increment', increment: 1 }],
  ['a price of nothing', { pricing: limit(0) }, { kind: 'price', field: 'limit', found: 0 }],
  ['below nothing', { pricing: stop(-1) }, { kind: 'price', field: 'stop', found: -1 }],
  ['no price', { pricing: limit(Number.NaN) }, { kind: 'price', field: 'limit' }],
  [
    'a price off the tick',
    { pricing: limit(10.001) },
    { kind: 'price-off-tick', field: 'limit', tick: 0.01 },
  ],
  ['off the tick of a future', { ...ES, pricing: limit(5000.1) }, { kind: 'price-off-tick', tick: 0.25 }],
  ['a stop off the tick', { pricing: stop(10.001) }, { kind: 'price-off-tick', field: 'stop' }],
  ['trailing by nothing', { pricing: trail(0) }, { kind: 'price', field: 'by', found: 0 }],
  ['a price beyond all prices', { pricing: limit(1e10) }, { kind: 'price', field: 'limit', found: 1e10 }],
  ['trailing by more than there is', { pricing: trail(1e308) }, { kind: 'price', field: 'by', found: 1e308 }],
  [
    'pegged beyond all prices',
    { pricing: { kind: 'relative', offset: -1e308 } },
    { kind: 'price', field: 'offset', found: -1e308 },
  ],
  ['an unknown instrument', { conId: 1 }, { kind: 'unknown-instrument', conId: 1 }],
  ['an index', SPX, { kind: 'not-tradable', conId: SPX.conId }],
  ['an unknown account', { account: 'DU9' }, { kind: 'unknown-account', account: 'DU9' }],
  ['an unknown parent', { parent: 5 }, { kind: 'unknown-parent', id: 5 }],
  ['an order that waits for itself', { parent: 2 }, { kind: 'unknown-parent', id: 2 }],
  ['a stop in coins', { ...BTC, pricing: stop(1) }, { kind: 'pricing-not-offered', pricing: 'stop' }],
  ['midprice in currencies', { ...EUR, pricing: { kind: 'midprice' } }, { kind: 'pricing-not-offered' }],
  ['an auction in currencies', { ...EUR, auction: 'close' }, { kind: 'pricing-not-offered' }],
  ['a stop in an auction', { pricing: stop(1), auction: 'open' }, { kind: 'pricing-not-offered' }],
  ['coins that nobody has', { ...BTC, side: 'SELL', quantity: 1 }, { kind: 'no-position', conId: BTC.conId }],
  ['more than the account can bear', { quantity: 1e6 }, { kind: 'funds', currency: 'USD' }],
];

test.each(REFUSED)('%s is refused, and nothing has changed', (_name, changes, refusal) => {
  const { exchange, market } = venueOn();
  market.show(AAPL, NOW, { quote: [99.99, 100], last: 100 });
  market.show(BTC.conId, NOW, { quote: [90_000, 90_001], last: 90_000 });
  const [first, second] = [exchange.reserve(), exchange.reserve()];
  const before = exchange.state();
  const placed = [
    { id: first, terms: termsOf() },
    { id: second, terms: termsOf(changes) },
  ];
  expect(exchange.place(placed, NOW)).toMatchObject({ ok: false, refusal });
  expect(exchange.state()).toEqual(before);
  expect(exchange.watched().size).toBe(0);
});

test('futures may be priced below zero', () => {
  const { exchange } = venueOn();
  const terms = termsOf({ ...ES, pricing: limit(-5) });
  expect(exchange.place([{ id: exchange.reserve(), terms }], NOW).ok).toBe(true);
});

test('a contract that has ended is not traded', () => {
  const { exchange } = venueOn();
  const { conId } = futureOf('ES', '20250302');
  const placed = [{ id: exchange.reserve(), terms: termsOf({ ...ES, conId }) }];
  expect(exchange.place(placed, NOW)).toMatchObject({ ok: false, refusal: { kind: 'not-tradable', conId } });
});

test('no account has more than twenty orders on one side of a contract', () => {
  const venue = venueOn();
  for (let count = 0; count < 20; count++) venue.place({ pricing: limit(1), quantity: 1 });
  const one = { id: venue.exchange.reserve(), terms: termsOf({ pricing: limit(1), quantity: 1 }) };
  const refusal = { kind: 'too-many-orders', most: 20 };
  expect(venue.exchange.place([one], NOW)).toEqual({ ok: false, refusal });
  expect(venue.place({ pricing: limit(900), quantity: 1, side: 'SELL' }).told).toHaveLength(2);
});

test('a position can be closed with whatever is left in the account', () => {
  const venue = venueOn(undefined, 5_200);
  venue.show({ quote: [99.99, 100], last: 100 });
  venue.place({ quantity: 50 });
  venue.show({ quote: [9.99, 10], last: 10 });
  expect(venue.place({ side: 'SELL', quantity: 50 }).told).toContain('2 fill 50@9.99 Filled');
});

test('a preview tells what an order would do and does nothing', () => {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100], last: 100 });
  const before = venue.exchange.state();
  const seen = venue.exchange.preview(termsOf(), NOW);
  expect(seen).toMatchObject({ ok: true, preview: { commission: 1, commissionCurrency: 'USD' } });
  expect(venue.exchange.preview(termsOf({ quantity: -1 }), NOW)).toMatchObject({ ok: false });
  expect(venue.exchange.state()).toEqual(before);
});

test('what an order follows may leap anywhere, its limit does not', () => {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100], last: 100 });
  venue.show({ quote: [599, 601], last: 600 }, NOW, SPY);
  const reference = { conId: SPY, price: 500, per: 1e-300 };
  venue.place({ pricing: { kind: 'peg-bench', start: 90, reference, change: 1e9 } });
  venue.show({ last: 601 }, NOW, SPY);
  expect(JSON.stringify(venue.exchange.state())).not.toMatch(/Infinity|null|e\+/);
});

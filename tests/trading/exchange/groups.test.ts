import { describe, expect, test } from 'vitest';
import { createExchange } from '../../../trading/exchange/create.js';
import type { OrderTerms } from '../../../trading/exchange/orders/order.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import { eventsOf, limit, NOW, SPY, stop, termsOf, toldOf, venueOn } from './venue.js';

const stocks = universe()
  .instruments.filter(({ secType, currency }) => secType === 'STK' && currency === 'USD')
  .map(({ conId }) => conId);

describe('a bracket', () => {
  function bracket(changes: Partial<OrderTerms> = {}) {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    const [parent, target, loss] = [1, 2, 3].map(() => venue.exchange.reserve());
    if (parent === undefined || target === undefined || loss === undefined)
      throw new Error('expected three ids');
    const placed = [
      { id: parent, terms: termsOf({ pricing: limit(99.5), ...changes }) },
      { id: target, terms: termsOf({ side: 'SELL', pricing: limit(101), parent }) },
      { id: loss, terms: termsOf({ side: 'SELL', pricing: stop(99), parent }) },
    ];
    const told = toldOf(eventsOf(venue.exchange.place(placed, NOW)));
    return { ...venue, told };
  }

  test('waits for the parent', () => {
    expect(bracket().told).toEqual([
      '1 PreSubmitted',
      '2 PreSubmitted parent',
      '3 PreSubmitted parent trigger',
      '1 Submitted',
    ]);
  });

  test('is set free by the parent, at once where that fills at once', () => {
    expect(bracket({ pricing: { kind: 'market' } }).told).toEqual([
      '1 PreSubmitted',
      '2 PreSubmitted parent',
      '3 PreSubmitted parent trigger',
      '1 fill 100@100.01 Filled',
      '2 Submitted',
      '3 PreSubmitted trigger',
    ]);
  });

  test('is not set free by half a parent', () => {
    const venue = bracket();
    expect(venue.show({ quote: [99.4, 99.5, 50, 50] })).toEqual(['1 fill 50@99.5 Submitted']);
    expect(venue.order(2).heldBy).toEqual(['parent']);
  });

  test('ends with the parent', () => {
    expect(toldOf(eventsOf(bracket().exchange.cancel(1, NOW, 'by-client')))).toEqual([
      '1 Cancelled by-client',
      '2 Cancelled by-parent',
      '3 Cancelled by-parent',
    ]);
  });

  test('one child that fills ends the other', () => {
    const venue = bracket({ pricing: { kind: 'market' } });
    expect(venue.show({ quote: [101, 101.02], last: 101 })).toEqual([
      '2 fill 100@101 Filled',
      '3 Cancelled by-sibling',
    ]);
  });

  test('one child that fills in part shrinks the other', () => {
    const venue = bracket({ pricing: { kind: 'market' } });
    expect(venue.show({ quote: [101, 101.02, 30, 30], last: 101 })).toEqual([
      '2 fill 30@101 Submitted',
      '3 PreSubmitted trigger',
    ]);
    expect(venue.order(3)).toMatchObject({ quantity: 70 });
  });

  test('one child that is cancelled ends the other', () => {
    const venue = bracket({ pricing: { kind: 'market' } });
    expect(toldOf(eventsOf(venue.exchange.cancel(3, NOW, 'by-client')))).toEqual([
      '3 Cancelled by-client',
      '2 Cancelled by-sibling',
    ]);
  });

  test('a child of a parent that shrank works for what the parent got', () => {
    const venue = bracket();
    eventsOf(venue.exchange.modify(1, termsOf({ pricing: limit(99.5), quantity: 60 }), NOW));
    venue.show({ quote: [99.4, 99.5] });
    expect(venue.order(2)).toMatchObject({ quantity: 60, status: 'Submitted' });
  });
});

describe('a parent that ends with a part', () => {
  function halfFilled() {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 40, 40], last: 100 });
    const ids = [1, 2, 3].map(() => venue.exchange.reserve());
    const [id = 0, target = 0, hedge = 0] = ids;
    const placed = [
      { id, terms: termsOf({ pricing: limit(100) }) },
      { id: target, terms: termsOf({ side: 'SELL', pricing: limit(101), parent: id }) },
      { id: hedge, terms: termsOf({ conId: SPY, quantity: 70, pricing: limit(1), parent: id }) },
    ];
    eventsOf(venue.exchange.place(placed, NOW));
    return venue;
  }

  test('leaves its children to work for that part, and a hedge as large as it is', () => {
    const venue = halfFilled();
    expect(toldOf(eventsOf(venue.exchange.cancel(1, NOW, 'by-client')))).toEqual([
      '1 Cancelled by-client',
      '2 Submitted',
      '3 Submitted',
    ]);
    expect([venue.order(2).quantity, venue.order(3).quantity]).toEqual([40, 70]);
  });

  test('so does one that the day ends', () => {
    const venue = halfFilled();
    const told = venue.advance(Date.parse('2026-03-02T21:00:00Z'));
    expect(told[0]).toBe('1 Cancelled end-of-day');
    expect(told).not.toContain('2 Cancelled by-parent');
  });

  test('one that fills leaves a hedge as large as it is', () => {
    const venue = halfFilled();
    venue.show({ quote: [99.99, 100, 60, 60] }, NOW + 1);
    expect(venue.order(1).status).toBe('Filled');
    expect([venue.order(2).quantity, venue.order(3).quantity]).toEqual([100, 70]);
  });
});

describe('a family', () => {
  test('of thousands ends as one', () => {
    const venue = venueOn();
    // As many as one account may have in these.
    const count = 38 * stocks.length;
    expect(count).toBeGreaterThan(3000);
    const placed = Array.from({ length: count }, (_, at) => ({
      id: venue.exchange.reserve(),
      terms: termsOf({
        conId: stocks[at % stocks.length] ?? 0,
        side: Math.floor(at / stocks.length) % 2 === 0 ? 'BUY' : 'SELL',
        quantity: 1,
        pricing: limit(1),
        ...(at > 0 && { parent: at }),
      }),
    }));
    eventsOf(venue.exchange.place(placed, NOW));
    const told = toldOf(eventsOf(venue.exchange.cancel(1, NOW, 'by-client')));
    expect(told).toHaveLength(count);
    expect(told.at(-1)).toBe(`${count} Cancelled by-parent`);
    expect(venue.exchange.openOrders()).toEqual([]);
  });

  test.each([
    ['the order itself', [1]],
    ['each other', [2, 1]],
    ['each other in a ring', [2, 3, 1]],
  ])('of %s is refused', (_name, parents) => {
    const { exchange } = venueOn();
    const placed = parents.map((parent) => ({ id: exchange.reserve(), terms: termsOf({ parent }) }));
    expect(exchange.place(placed, NOW)).toMatchObject({ ok: false, refusal: { kind: 'unknown-parent' } });
    expect(exchange.openOrders()).toEqual([]);
  });

  test('may name its parent last', () => {
    const { exchange } = venueOn();
    const [child, parent] = [exchange.reserve(), exchange.reserve()];
    const placed = [
      { id: child, terms: termsOf({ side: 'SELL', pricing: limit(101), parent }) },
      { id: parent, terms: termsOf({ pricing: limit(99) }) },
    ];
    expect(exchange.place(placed, NOW).ok).toBe(true);
    expect(exchange.order(child)?.heldBy).toEqual(['parent']);
  });
});

describe('an OCA group', () => {
  const oca = (type: 1 | 2 | 3) => ({ group: 'one', type });

  function pair(type: 1 | 2 | 3, second: Partial<OrderTerms> = {}) {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    venue.show({ quote: [599.99, 600.01], last: 600 }, NOW, SPY);
    venue.place({ pricing: limit(99), oca: oca(type) });
    venue.place({ conId: SPY, pricing: limit(590), oca: oca(type), ...second });
    return venue;
  }

  test('of type 1 is cancelled by the first fill, even of a part', () => {
    expect(pair(1).show({ quote: [98.9, 99, 10, 10] })).toEqual([
      '1 fill 10@99 Submitted',
      '2 Cancelled by-oca',
    ]);
  });

  test.each([2, 3] as const)('of type %d shrinks by the share that was filled', (type) => {
    const venue = pair(type, { quantity: 200 });
    expect(venue.show({ quote: [98.9, 99, 25, 25] })).toEqual(['1 fill 25@99 Submitted', '2 Submitted']);
    expect(venue.order(2).quantity).toBe(150);
    expect(venue.show({ quote: [98.9, 98.99, 500, 500] })).toEqual([
      '1 fill 75@98.99 Filled',
      '2 Cancelled by-oca',
    ]);
  });

  test('shrinks to whole shares', () => {
    const venue = pair(3, { quantity: 7 });
    venue.show({ quote: [98.9, 99, 50, 50] });
    expect(venue.order(2).quantity).toBe(3);
  });

  test('whose client cancels one is cancelled', () => {
    expect(toldOf(eventsOf(pair(2).exchange.cancel(1, NOW, 'by-client')))).toEqual([
      '1 Cancelled by-client',
      '2 Cancelled by-oca',
    ]);
  });

  test('is not touched by another account, nor by another group', () => {
    const venue = pair(1, { oca: { group: 'another', type: 1 } });
    expect(venue.show({ quote: [98.9, 99] })).toEqual(['1 fill 100@99 Filled']);
  });

  test('of which two could fill at once fills one', () => {
    const venue = pair(1, { conId: termsOf().conId, pricing: limit(99.5) });
    expect(venue.show({ quote: [98.9, 99] })).toEqual(['2 fill 100@99 Filled', '1 Cancelled by-oca']);
  });
});

test('who joins an OCA group after its fill is refused, until the day is over', () => {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100.01], last: 100 });
  const join = (now: number, group = 'G') =>
    venue.exchange.place(
      [{ id: venue.exchange.reserve(), terms: termsOf({ pricing: limit(99), oca: { group, type: 1 } }) }],
      now,
    );
  expect(join(NOW).ok).toBe(true);
  const first = { pricing: { kind: 'market' }, oca: { group: 'G', type: 1 } } as const;
  venue.exchange.place([{ id: venue.exchange.reserve(), terms: termsOf(first) }], NOW);
  const refused = { ok: false, refusal: { kind: 'oca-filled', group: 'G' } };
  expect(join(NOW)).toEqual(refused);
  expect(join(NOW, 'another').ok).toBe(true);
  const restored = createExchange({
    prices: venue.market.prices,
    fees: 'fixed',
    state: venue.exchange.state(),
  });
  const late = [{ id: restored.reserve(), terms: termsOf(first) }];
  expect(restored.place(late, NOW)).toEqual(refused);
  const tomorrow = NOW + 24 * 3_600_000;
  venue.exchange.advance(tomorrow);
  expect(join(tomorrow).ok).toBe(true);
});

import { describe, expect, test } from 'vitest';
import type { OrderTerms } from '../../../trading/exchange/orders/order.js';
import { eventsOf, limit, NOW, SECOND, SPY, stop, termsOf, toldOf, venueOn } from './venue.js';

function resting(changes: Partial<OrderTerms> = {}) {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100, 1000, 60], last: 100 });
  venue.place({ pricing: limit(99), ...changes });
  const modify = (terms: Partial<OrderTerms>) =>
    venue.exchange.modify(1, termsOf({ pricing: limit(99), ...changes, ...terms }), NOW);
  return { ...venue, modify, told: (terms: Partial<OrderTerms>) => toldOf(eventsOf(modify(terms))) };
}

describe('an order that is changed', () => {
  test.each<[string, Partial<OrderTerms>, string[]]>([
    ['to a price that trades takes it', { pricing: limit(100) }, ['1 Submitted', '1 fill 60@100 Submitted']],
    ['to another price rests at it', { pricing: limit(98) }, ['1 Submitted']],
    ['to a market order trades', { pricing: { kind: 'market' } }, ['1 Submitted', '1 fill 60@100 Submitted']],
    ['to an order for later waits', { goodAfter: NOW + SECOND }, ['1 PreSubmitted time']],
  ])('%s', (_name, terms, told) => {
    expect(resting().told(terms)).toEqual(told);
  });

  test('keeps its number, and its terms are the new ones', () => {
    const venue = resting();
    venue.told({ pricing: limit(98), quantity: 70 });
    expect(venue.order(1)).toMatchObject({ quantity: 70, terms: { pricing: limit(98), quantity: 70 } });
    expect(venue.exchange.openOrders()).toHaveLength(1);
  });

  test('a stop that is moved is set off by the new price', () => {
    const venue = resting({ side: 'SELL', pricing: stop(99) });
    expect(venue.told({ pricing: stop(99.5) })).toEqual(['1 PreSubmitted trigger']);
    expect(venue.show({ last: 99.4 })[0]).toBe('1 Submitted');
  });

  test('a stop that was set off waits again where it is moved', () => {
    const pricing = { kind: 'stop-limit', stop: 99.5, limit: 95 } as const;
    const venue = resting({ pricing });
    expect(venue.order(1)).toMatchObject({ status: 'Submitted', triggered: true });
    expect(venue.told({ pricing: { ...pricing, limit: 96 } })).toEqual(['1 Submitted']);
    expect(venue.told({ pricing: { ...pricing, stop: 110, limit: 111 } })).toEqual([
      '1 PreSubmitted trigger',
    ]);
    expect(venue.order(1).triggered).toBe(false);
    expect(venue.show({ last: 110 })).toContain('1 fill 60@100 Submitted');
  });

  test('keeps its parent, named again or not', () => {
    const venue = resting();
    venue.place({ side: 'SELL', pricing: limit(101), parent: 1 });
    const terms = termsOf({ side: 'SELL', pricing: limit(102) });
    eventsOf(venue.exchange.modify(2, terms, NOW));
    eventsOf(venue.exchange.modify(2, { ...terms, parent: 1 }, NOW));
    expect(venue.order(2)).toMatchObject({ heldBy: ['parent'], terms: { parent: 1, pricing: limit(102) } });
  });

  test('to what it has got already is filled', () => {
    const venue = resting({ pricing: limit(100) });
    expect(venue.order(1).filled).toBe(60);
    expect(venue.told({ quantity: 60 })).toEqual(['1 Filled']);
  });

  test.each<[string, Partial<OrderTerms>, number[]]>([
    ['a higher price', { pricing: limit(99.01) }, [1, 2]],
    ['a larger quantity', { quantity: 101 }, [2, 1]],
    ['a smaller quantity', { quantity: 99 }, [1, 2]],
  ])('to %s keeps or loses its place in the queue', (_name, terms, order) => {
    const venue = resting();
    venue.place({ pricing: limit(99) });
    venue.told(terms);
    venue.show({ quote: [98.9, 99] });
    expect(venue.exchange.fills().map((fill) => fill.order)).toEqual(order);
  });

  test('that an OCA group has shrunk stays small where the client repeats its quantity', () => {
    const oca = { group: 'g', type: 3 } as const;
    const venue = resting({ oca });
    venue.place({ pricing: limit(99.5), oca });
    venue.show({ quote: [99.4, 99.5, 25, 25] });
    expect(venue.order(1).quantity).toBe(75);
    venue.told({ pricing: limit(98) });
    expect(venue.order(1).quantity).toBe(75);
  });
});

describe('what cannot be changed is refused, and the order is as before', () => {
  test.each<[string, Partial<OrderTerms>, object]>([
    ['its side', { side: 'SELL' }, { kind: 'changes-identity', field: 'side' }],
    ['its instrument', { conId: SPY }, { kind: 'changes-identity', field: 'conId' }],
    ['its account', { account: 'DU2' }, { kind: 'changes-identity', field: 'account' }],
    ['its kind', { pricing: stop(99) }, { kind: 'changes-identity', field: 'pricing' }],
    ['to less than it has', { quantity: 59 }, { kind: 'below-filled', filled: 60 }],
    ['to nothing', { quantity: 0 }, { kind: 'quantity', found: 0 }],
    ['to a price off the tick', { pricing: limit(99.001) }, { kind: 'price-off-tick', field: 'limit' }],
    ['to a parent that is not there', { parent: 77 }, { kind: 'unknown-parent', id: 77 }],
    ['to itself as its parent', { parent: 1 }, { kind: 'unknown-parent', id: 1 }],
    ['to more than the account can bear', { quantity: 1e6 }, { kind: 'funds' }],
  ])('%s', (_name, terms, refusal) => {
    const venue = resting({ pricing: limit(100) });
    const before = venue.exchange.state();
    expect(venue.modify(terms)).toMatchObject({ ok: false, refusal });
    expect(venue.exchange.state()).toEqual(before);
  });

  test.each(['modify', 'cancel'] as const)('%s of an order that is done, or was never there', (what) => {
    const venue = resting();
    eventsOf(venue.exchange.cancel(1, NOW, 'by-client'));
    const ask = (id: number) =>
      what === 'cancel'
        ? venue.exchange.cancel(id, NOW, 'by-client')
        : venue.exchange.modify(id, termsOf(), NOW);
    expect(ask(1)).toEqual({ ok: false, refusal: { kind: 'order-done', id: 1, status: 'Cancelled' } });
    expect(ask(9)).toEqual({ ok: false, refusal: { kind: 'unknown-order', id: 9 } });
  });
});

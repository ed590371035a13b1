import { describe, expect, test } from 'vitest';
import type { OrderTerms } from '../../../trading/exchange/orders/order.js';
import { eventsOf, limit, NOW, SPY, stop, termsOf, toldOf, venueOn } from './venue.js';

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

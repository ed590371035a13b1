import { describe, expect, test } from 'vitest';
import type { OrderTerms } from '../../../trading/exchange/orders/order.js';
import { conIdOf, futureOf, HOUR, limit, MINUTE, NOW, SECOND, stop, venueOn } from './venue.js';

const at = (iso: string) => Date.parse(iso);
/** The Monday of `NOW`, in New York's winter: 09:30 is 14:30 in UTC, 16:00 is 21:00. */
const CLOSE = at('2026-03-02T21:00:00Z');
const EVENING = at('2026-03-02T22:00:00Z');
const NEXT_OPEN = at('2026-03-03T14:30:00Z');
const NEXT_CLOSE = at('2026-03-03T21:00:00Z');

describe('hours', () => {
  test('an order for regular hours waits for them, and then takes what there is', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100] }, EVENING);
    expect(venue.place().told).toEqual(['1 PreSubmitted hours']);
    expect(venue.show({ quote: [99.98, 99.99] }, EVENING + MINUTE)).toEqual([]);
    expect(venue.advance(NEXT_OPEN - 1)).toEqual([]);
    expect(venue.advance(NEXT_OPEN)).toEqual(['1 Submitted', '1 fill 100@99.99 Filled']);
    expect(venue.exchange.fills()[0]?.time).toBe(NEXT_OPEN);
  });

  test('a limit order may work outside them', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100] }, EVENING);
    expect(venue.place({ pricing: limit(100), outsideRth: true }).told).toEqual([
      '1 PreSubmitted',
      '1 fill 100@100 Filled',
    ]);
  });

  test.each([
    ['a market order', { pricing: { kind: 'market' } as const }, ['1 PreSubmitted hours']],
    ['a stop', { pricing: stop(99), side: 'SELL' as const }, ['1 PreSubmitted trigger hours']],
  ])('%s in a stock may not', (_name, changes, told) => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100], last: 98 }, EVENING);
    expect(venue.place({ ...changes, outsideRth: true }).told).toEqual(told);
  });

  test.each<[string, Partial<OrderTerms>, string]>([
    ['a market order works by night', {}, '1 fill 1@100 Filled'],
    ['a limit order too', { pricing: limit(101) }, '1 fill 1@100 Filled'],
    ['a stop only where it is told to', { pricing: stop(100) }, '1 PreSubmitted trigger hours'],
    ['and then it does', { pricing: stop(100), outsideRth: true }, '1 fill 1@100 Filled'],
  ])('in futures %s', (_name, changes, told) => {
    const { conId } = futureOf('ES', '20260302');
    const night = at('2026-03-03T04:00:00Z');
    const venue = venueOn();
    venue.show({ quote: [99.75, 100], last: 100 }, night, conId);
    expect(venue.place({ conId, exchange: 'CME', quantity: 1, ...changes }).told).toContain(told);
  });

  test('an order for all days rests by night and works again by day', () => {
    const venue = venueOn();
    venue.place({ pricing: limit(99), timeInForce: { kind: 'good-till-cancelled' } });
    expect(venue.advance(CLOSE)).toEqual(['1 PreSubmitted hours']);
    expect(venue.show({ quote: [98, 98.5] }, EVENING)).toEqual([]);
    expect(venue.advance(NEXT_OPEN)).toEqual(['1 Submitted', '1 fill 100@98.5 Filled']);
  });

  test('time may be told in one leap, and what happened on the way is told in order', () => {
    const venue = venueOn();
    venue.place({ pricing: limit(99), timeInForce: { kind: 'good-till-cancelled' } });
    venue.place({ pricing: limit(98) });
    expect(venue.advance(NEXT_OPEN + HOUR)).toEqual([
      '1 PreSubmitted hours',
      '2 Cancelled end-of-day',
      '1 Submitted',
    ]);
  });

  test('a halted instrument holds its orders', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100], halted: true });
    expect(venue.place().told).toEqual(['1 PreSubmitted halt']);
    expect(venue.show({ halted: false })).toEqual(['1 Submitted', '1 fill 100@100 Filled']);
  });
});

describe('how long an order works', () => {
  test.each<[string, Partial<OrderTerms>, placed: number, ends: number]>([
    ['for the day', {}, NOW, CLOSE],
    ['for the day, its evening too', { outsideRth: true }, NOW, at('2026-03-03T01:00:00Z')],
    ['placed in the evening, for the next day', {}, EVENING, NEXT_CLOSE],
    ['placed on a Friday evening, for Monday', {}, at('2026-03-06T22:00:00Z'), at('2026-03-09T20:00:00Z')],
    ['until a moment', { timeInForce: { kind: 'good-till', until: NOW + HOUR } }, NOW, NOW + HOUR],
    ['from tomorrow, for that day', { goodAfter: NEXT_OPEN + HOUR }, NOW, NEXT_CLOSE],
  ])('%s', (_name, changes, placed, ends) => {
    const venue = venueOn();
    venue.place({ pricing: limit(1), ...changes }, placed);
    venue.advance(ends - 1);
    expect(venue.order(1).ended).toBeUndefined();
    const reason = changes.timeInForce === undefined ? 'end-of-day' : 'end-of-time';
    expect(venue.advance(ends)).toEqual([`1 Cancelled ${reason}`]);
    expect(venue.order(1).ended?.at).toBe(ends);
  });

  test('a move after its end does not fill it, whatever was told of time', () => {
    const venue = venueOn();
    venue.place({ pricing: limit(99) });
    expect(venue.show({ quote: [98, 98.5] }, CLOSE + 1)).toEqual(['1 Cancelled end-of-day']);
  });

  test('immediate or cancel takes what there is', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 60, 60] });
    const timeInForce = { kind: 'immediate-or-cancel' } as const;
    expect(venue.place({ pricing: limit(100), timeInForce }).told).toEqual([
      '1 PreSubmitted',
      '1 fill 60@100 Submitted',
      '1 Cancelled not-filled-at-once',
    ]);
    expect(venue.place({ pricing: limit(100), timeInForce }).told).toEqual([
      '2 PreSubmitted',
      '2 Cancelled not-filled-at-once',
    ]);
  });

  test('fill or kill takes all or nothing', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 60, 60] });
    const timeInForce = { kind: 'fill-or-kill' } as const;
    expect(venue.place({ pricing: limit(100), timeInForce }).told).toEqual([
      '1 PreSubmitted',
      '1 Inactive not-fillable-whole',
    ]);
    expect(venue.place({ pricing: limit(100), quantity: 60, timeInForce }).told).toEqual([
      '2 PreSubmitted',
      '2 fill 60@100 Filled',
    ]);
  });

  test('all or none waits for all of it, a least quantity for that much at first', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 60, 60] });
    expect(venue.place({ allOrNone: true }).told).toEqual(['1 PreSubmitted', '1 Submitted']);
    expect(venue.place({ minQuantity: 70, pricing: limit(100) }).told).toEqual([
      '2 PreSubmitted',
      '2 Submitted',
    ]);
    expect(venue.show({ quote: [99.99, 100, 60, 90] }, NOW + SECOND)).toEqual(['2 fill 90@100 Submitted']);
    expect(venue.show({ quote: [99.99, 100, 60, 110] }, NOW + 2 * SECOND)).toEqual([
      '1 fill 100@100 Filled',
      '2 fill 10@100 Filled',
    ]);
  });

  test('after its first fill an order with a least quantity takes whatever there is', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 60, 90] });
    expect(venue.place({ quantity: 200, minQuantity: 70, pricing: limit(100) }).told.at(-1)).toBe(
      '1 fill 90@100 Submitted',
    );
    expect(venue.show({ quote: [99.99, 100, 60, 30] }, NOW + SECOND)).toEqual(['1 fill 30@100 Submitted']);
  });

  test('good after a time waits for it', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100] });
    expect(venue.place({ goodAfter: NOW + HOUR }).told).toEqual(['1 PreSubmitted time']);
    expect(venue.advance(NOW + HOUR)).toEqual(['1 Submitted', '1 fill 100@100 Filled']);
  });
});

describe('auctions', () => {
  test('at the close an order gets the last price of the session, whatever its size', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 10, 10], last: 100 });
    expect(venue.place({ auction: 'close' }).told).toEqual(['1 PreSubmitted auction']);
    expect(venue.show({ quote: [98.99, 99], last: 99.5 }, CLOSE - SECOND)).toEqual([]);
    expect(venue.advance(CLOSE)).toEqual(['1 fill 100@99.5 Filled']);
  });

  test('a move after the close finds it filled at the close', () => {
    const venue = venueOn();
    venue.show({ last: 99.5 }, CLOSE - SECOND);
    venue.place({ auction: 'close' }, NOW);
    expect(venue.show({ last: 101 }, CLOSE + SECOND)).toEqual(['1 fill 100@99.5 Filled']);
    expect(venue.exchange.fills()[0]?.time).toBe(CLOSE);
  });

  test('at a limit, only within it', () => {
    const venue = venueOn();
    venue.show({ last: 99.5 });
    venue.place({ auction: 'close', pricing: limit(99) });
    venue.place({ auction: 'close', pricing: limit(99.5) });
    expect(venue.advance(CLOSE)).toEqual(['1 Cancelled end-of-day', '2 fill 100@99.5 Filled']);
  });

  test('what is halted has none: its orders end', () => {
    const venue = venueOn();
    venue.show({ quote: [99.49, 99.5], last: 99.5 });
    venue.place({ auction: 'close' });
    venue.place({ auction: 'close', pricing: limit(101) });
    venue.show({ halted: true });
    expect(venue.advance(CLOSE)).toEqual(['1 Cancelled end-of-day', '2 Cancelled end-of-day']);
    venue.place({ auction: 'open' });
    expect(venue.advance(NEXT_OPEN)).toEqual(['3 Cancelled end-of-day']);
  });

  test('too late for this close, it is for the next one', () => {
    const venue = venueOn();
    venue.show({ last: 99.5 }, CLOSE - 9 * MINUTE);
    venue.place({ auction: 'close' });
    expect(venue.advance(CLOSE)).toEqual([]);
    expect(venue.advance(NEXT_CLOSE)).toEqual(['1 fill 100@99.5 Filled']);
  });

  test('at the opening an order gets the first price of the next regular session', () => {
    const venue = venueOn();
    expect(venue.place({ auction: 'open' }).told).toEqual(['1 PreSubmitted auction']);
    expect(venue.place({ auction: 'open', pricing: limit(90) }).told).toEqual(['2 PreSubmitted auction']);
    venue.show({ quote: [94.99, 95, 10, 10] }, NEXT_OPEN - HOUR);
    expect(venue.advance(NEXT_OPEN)).toEqual(['1 fill 100@95 Filled', '2 Cancelled end-of-day']);
  });
});

test('orders that ended and their fills are forgotten after a week', () => {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100] });
  venue.place();
  venue.place({ pricing: limit(1) });
  const later = (days: number) => NOW + days * 24 * HOUR;
  venue.advance(later(7));
  expect([venue.exchange.doneOrders().length, venue.exchange.fills().length]).toEqual([2, 1]);
  venue.advance(later(9));
  expect([venue.exchange.doneOrders().length, venue.exchange.fills().length]).toEqual([0, 0]);
});

test('coins trade at any hour of any day', () => {
  const conId = conIdOf('BTC', 'CRYPTO');
  const sunday = at('2026-03-08T09:00:00Z');
  const venue = venueOn();
  venue.show({ quote: [60000, 60010, 1, 1] }, sunday, conId);
  const changes = { conId, exchange: 'PAXOS', quantity: 0.5, pricing: limit(60010) };
  expect(venue.place(changes).told).toContain('1 fill 0.5@60010 Filled');
});

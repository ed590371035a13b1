import { describe, expect, test } from 'vitest';
import type { Side } from '../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../trading/exchange/orders/pricing.js';
import { NOW, SPY, venueOn } from './venue.js';

describe('a limit that follows the market', () => {
  test.each<[Side, Pricing, before: number, after: number]>([
    ['BUY', { kind: 'relative', offset: 0 }, 99.9, 99.95],
    ['BUY', { kind: 'relative', offset: 0.02 }, 99.92, 99.97],
    ['SELL', { kind: 'relative', offset: 0.02 }, 100.08, 100.13],
    // Between two ticks it keeps to the one further from the other side.
    ['BUY', { kind: 'relative', offset: 0.015 }, 99.91, 99.96],
    ['SELL', { kind: 'relative', offset: 0.015 }, 100.09, 100.14],
    ['BUY', { kind: 'relative', offset: 0.02, cap: 99.93 }, 99.92, 99.93],
    ['SELL', { kind: 'relative', offset: 0.02, cap: 100.1 }, 100.1, 100.13],
    ['BUY', { kind: 'peg-market', offset: 0.05 }, 100.05, 100.1],
    ['SELL', { kind: 'peg-market', offset: 0.05 }, 99.95, 100],
    ['BUY', { kind: 'peg-mid', offset: 0.01 }, 99.99, 100.04],
    ['SELL', { kind: 'peg-mid', offset: 0.01 }, 100.01, 100.06],
    ['BUY', { kind: 'midprice', cap: 99 }, 99, 99],
    ['BUY', { kind: 'snap', to: 'mid', offset: 0 }, 100, 100],
    ['BUY', { kind: 'snap', to: 'market', offset: 0.03 }, 100.07, 100.07],
    ['SELL', { kind: 'snap', to: 'primary', offset: 0.03 }, 100.07, 100.07],
  ])('%s %o', (side, pricing, before, after) => {
    const venue = venueOn();
    venue.show({ quote: [99.9, 100.1] });
    const { id, told } = venue.place({ side, pricing });
    expect(told).toEqual(['1 PreSubmitted', '1 Submitted']);
    expect(venue.order(id).limit).toBe(before);
    expect(venue.show({ quote: [99.95, 100.15] })).toEqual([]);
    expect(venue.order(id).limit).toBe(after);
  });

  test('to a benchmark moves with another instrument, within its range', () => {
    const venue = venueOn();
    venue.show({ quote: [99.9, 100.1] });
    venue.show({ last: 600 }, NOW, SPY);
    const reference = { conId: SPY, price: 600, per: 1 };
    const pricing = {
      kind: 'peg-bench',
      start: 99,
      reference,
      change: 0.1,
      range: { low: 98.8, high: 99.2 },
    } as const;
    const { id } = venue.place({ pricing });
    expect(venue.order(id).limit).toBe(99);
    venue.show({ last: 601 }, NOW, SPY);
    expect(venue.order(id).limit).toBe(99.1);
    venue.show({ last: 650 }, NOW, SPY);
    expect(venue.order(id).limit).toBe(99.2);
    expect(venue.exchange.watched()).toContain(SPY);
  });
});

test('whoever waits in the middle meets as much as the smaller side shows', () => {
  const venue = venueOn();
  venue.show({ quote: [99.9, 100.11, 70, 500] });
  expect(venue.place({ pricing: { kind: 'midprice' } }).told).toEqual([
    '1 PreSubmitted',
    '1 fill 70@100.005 Submitted',
  ]);
  expect(venue.place({ pricing: { kind: 'peg-mid', offset: 0 } }).told).toEqual([
    '2 PreSubmitted',
    '2 Submitted',
  ]);
});

test('market to limit takes the best price and stays at it with the rest', () => {
  const venue = venueOn();
  venue.show({ quote: [99.99, 100, 1000, 60], asks: [{ price: 100.01, size: 500 }] });
  const { id, told } = venue.place({ pricing: { kind: 'market-to-limit' } });
  expect(told).toEqual(['1 PreSubmitted', '1 fill 60@100 Submitted']);
  expect(venue.order(id).limit).toBe(100);
  expect(venue.show({ quote: [100, 100.02] })).toEqual([]);
  expect(venue.show({ quote: [99.98, 99.99] })).toEqual(['1 fill 40@99.99 Filled']);
});

import { describe, expect, test } from 'vitest';
import { AAPL, eventsOf, limit, NOW, SECOND, termsOf, venueOn } from './venue.js';

describe('a market order', () => {
  test('takes what the best price offers', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100] });
    expect(venue.place().told).toEqual(['1 PreSubmitted', '1 fill 100@100 Filled']);
    expect(venue.exchange.account('DU1')?.positions[AAPL]?.quantity).toBe(100);
  });

  test('goes on behind the best price, one fill a level, makers at one price together', () => {
    const venue = venueOn();
    venue.show({
      quote: [99.99, 100, 1000, 40],
      asks: [
        { price: 100, size: 40 },
        { price: 100, size: 70 },
        { price: 100.01, size: 20 },
        { price: 100.01, size: 10 },
        { price: 100.02, size: 500 },
      ],
    });
    const { id, told } = venue.place();
    expect(told).toEqual([
      '1 PreSubmitted',
      '1 fill 40@100 Submitted',
      '1 fill 30@100.01 Submitted',
      '1 fill 30@100.02 Filled',
    ]);
    expect(venue.order(id)).toMatchObject({ filled: 100, averagePrice: 100.009, lastPrice: 100.02 });
  });

  test('waits for another quote with what it could not get', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 1000, 60] });
    expect(venue.place().told).toEqual(['1 PreSubmitted', '1 fill 60@100 Submitted']);
    expect(venue.show({ last: 100 }, NOW + SECOND)).toEqual([]);
    expect(venue.show({ quote: [99.99, 100.01] }, NOW + 2 * SECOND)).toEqual(['1 fill 40@100.01 Filled']);
  });

  test('waits where nobody quotes', () => {
    const venue = venueOn();
    expect(venue.place().told).toEqual(['1 PreSubmitted', '1 Submitted']);
    expect(venue.show({ quote: [99.99, 100] }, NOW + SECOND)).toEqual(['1 fill 100@100 Filled']);
  });

  test('gets nothing of what another order has taken of the same quote', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100, 1000, 150] });
    venue.place();
    expect(venue.place().told).toEqual(['2 PreSubmitted', '2 fill 50@100 Submitted']);
    expect(venue.place({ side: 'SELL' }).told).toEqual(['3 PreSubmitted', '3 fill 100@99.99 Filled']);
  });
});

describe('a limit order', () => {
  test('rests below the market and is filled by it when it comes, as one that was there before', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100] });
    expect(venue.place({ pricing: limit(99.95) }).told).toEqual(['1 PreSubmitted', '1 Submitted']);
    expect(venue.show({ quote: [99.95, 99.96] }, NOW + SECOND)).toEqual([]);
    expect(venue.show({ quote: [99.9, 99.93] }, NOW + 2 * SECOND)).toEqual(['1 fill 100@99.93 Filled']);
    expect(venue.exchange.fills()[0]?.liquidity).toBe('added');
  });

  test('takes what stands within its limit at the price that it stands at', () => {
    const venue = venueOn();
    const asks = [
      { price: 100.02, size: 50 },
      { price: 100.04, size: 50 },
    ];
    venue.show({ quote: [99.99, 100, 1000, 20], asks });
    expect(venue.place({ pricing: limit(100.02) }).told).toEqual([
      '1 PreSubmitted',
      '1 fill 20@100 Submitted',
      '1 fill 50@100.02 Submitted',
    ]);
    expect(venue.exchange.fills().map(({ liquidity }) => liquidity)).toEqual(['removed', 'removed']);
  });

  test('of several, market orders come first, then the better price, then who was there before', () => {
    const venue = venueOn();
    for (const pricing of [limit(100), limit(101), limit(101), { kind: 'market' } as const])
      venue.place({ pricing });
    expect(venue.show({ quote: [99.98, 100, 1000, 350] }, NOW + SECOND)).toEqual([
      '4 fill 100@100 Filled',
      '2 fill 100@100 Filled',
      '3 fill 100@100 Filled',
      '1 fill 50@100 Submitted',
    ]);
  });
});

test('orders placed together are told of together, before anything happens to them', () => {
  const { exchange, market } = venueOn();
  market.show(AAPL, NOW, { quote: [99.99, 100] });
  const orders = [1, 2].map(() => ({ id: exchange.reserve(), terms: termsOf() }));
  const events = eventsOf(exchange.place(orders, NOW));
  expect(events.map(({ type }) => type)).toEqual(['order', 'order', 'fill', 'fill']);
});

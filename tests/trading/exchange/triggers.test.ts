import { describe, expect, test } from 'vitest';
import type { TriggerMethod } from '../../../trading/exchange/orders/condition.js';
import type { Side } from '../../../trading/exchange/orders/order.js';
import type { Pricing } from '../../../trading/exchange/orders/pricing.js';
import { conIdOf, NOW, SECOND, stop, venueOn } from './venue.js';

describe('an order that waits for a price', () => {
  test.each<[string, Side, Pricing, number[], number]>([
    ['a stop to sell, at or below it', 'SELL', stop(99), [99.5, 99.01], 99],
    ['a stop to buy, at or above it', 'BUY', stop(101), [100.5, 100.99], 101.2],
    ['if touched to buy, at or below it', 'BUY', { kind: 'if-touched', trigger: 99 }, [99.5], 98.9],
    ['if touched to sell, at or above it', 'SELL', { kind: 'if-touched', trigger: 101 }, [100.5], 101],
  ])('%s', (_name, side, pricing, before, at) => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    expect(venue.place({ side, pricing }).told).toEqual(['1 PreSubmitted trigger']);
    for (const last of before) expect(venue.show({ last })).toEqual([]);
    const price = side === 'SELL' ? 99.99 : 100.01;
    expect(venue.show({ last: at })).toEqual(['1 Submitted', `1 fill 100@${price} Filled`]);
  });

  test('is set off at once where the market is beyond it already', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    expect(venue.place({ side: 'SELL', pricing: stop(100.5) }).told).toEqual([
      '1 PreSubmitted trigger',
      '1 Submitted',
      '1 fill 100@99.99 Filled',
    ]);
  });

  test('with a limit, becomes a limit order that rests', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    venue.place({ side: 'SELL', pricing: { kind: 'stop-limit', stop: 99, limit: 98.9 } });
    expect(venue.show({ quote: [98.5, 98.6], last: 98.7 })).toEqual(['1 Submitted']);
    expect(venue.show({ quote: [98.95, 99.1], last: 99 })).toEqual(['1 fill 100@98.95 Filled']);
  });

  test.each<[TriggerMethod, string, string | undefined]>([
    ['default', 'last', 'bid'],
    ['last', 'last', 'bid'],
    ['double-last', 'last', 'ask'],
    ['bid-ask', 'ask', 'last'],
    ['double-bid-ask', 'ask', 'bid'],
    ['mid', 'mid', 'bid'],
    ['last-or-bid-ask', 'last', 'bid'],
    ['last-or-bid-ask', 'ask', undefined],
  ])('to sell, by %s, looks at the %s and not at the %s', (triggerMethod, moving, still) => {
    const shows: Record<string, { quote: [number, number] } | { last: number }> = {
      last: { last: 98 },
      bid: { quote: [98, 100.01] },
      ask: { quote: [97.99, 98] },
      mid: { quote: [97, 101] },
    };
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    venue.place({ side: 'SELL', pricing: stop(99), triggerMethod });
    if (still !== undefined) expect(venue.show(shows[still] ?? {})).toEqual([]);
    expect(venue.show(shows[moving] ?? {})[0]).toBe('1 Submitted');
  });

  test('in what nobody prints, looks at the quote', () => {
    const conId = conIdOf('EUR', 'CASH');
    const venue = venueOn();
    venue.show({ quote: [1.1, 1.1002, 1e6, 1e6] }, NOW, conId);
    venue.place({ conId, exchange: 'IDEALPRO', side: 'BUY', quantity: 25_000, pricing: stop(1.102) });
    expect(venue.show({ quote: [1.1019, 1.1021, 1e6, 1e6] }, NOW, conId)).toEqual([]);
    expect(venue.show({ quote: [1.102, 1.1022, 1e6, 1e6] }, NOW, conId)[0]).toBe('1 Submitted');
  });
});

describe('a trailing stop', () => {
  test.each<[string, Side, Pricing, [last: number, stop: number][]]>([
    [
      'to sell follows the market up and never down',
      'SELL',
      { kind: 'trail', by: { amount: 1 } },
      [
        [100, 99],
        [101.5, 100.5],
        [101, 100.5],
        [102, 101],
      ],
    ],
    [
      'to buy follows the market down and never up',
      'BUY',
      { kind: 'trail', by: { amount: 1 } },
      [
        [100, 101],
        [98.5, 99.5],
        [99, 99.5],
      ],
    ],
    [
      'by per cent is that far behind, on the tick',
      'SELL',
      { kind: 'trail', by: { percent: 1 } },
      [
        [100, 99],
        [101.27, 100.26],
      ],
    ],
    [
      'with a stop to begin at stands there until the market is that far ahead',
      'SELL',
      { kind: 'trail', by: { amount: 1 }, stop: 99.5 },
      [
        [100, 99.5],
        [100.4, 99.5],
        [100.6, 99.6],
      ],
    ],
  ])('%s', (_name, side, pricing, steps) => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    const { id } = venue.place({ side, pricing });
    for (const [last, stop] of steps) {
      venue.show({ last });
      expect(venue.order(id)).toMatchObject({ stop, triggered: false });
    }
  });

  test('is set off when the market turns back far enough', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    venue.place({ side: 'SELL', pricing: { kind: 'trail', by: { amount: 1 } } });
    venue.show({ quote: [101.99, 102.01], last: 102 });
    expect(venue.show({ quote: [100.99, 101], last: 101 })).toEqual([
      '1 Submitted',
      '1 fill 100@100.99 Filled',
    ]);
  });

  test('with a limit has its limit behind the stop', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    const pricing: Pricing = { kind: 'trail-limit', by: { amount: 1 }, limitOffset: 0.1 };
    const { id } = venue.place({ side: 'SELL', pricing });
    expect(venue.order(id)).toMatchObject({ stop: 99, limit: 98.9 });
    expect(venue.show({ quote: [98.5, 98.6], last: 98.6 })).toEqual(['1 Submitted']);
    expect(venue.order(id)).toMatchObject({ stop: 99, limit: 98.9, status: 'Submitted' });
    expect(venue.show({ quote: [98.92, 98.95] }, NOW + SECOND)).toEqual(['1 fill 100@98.92 Filled']);
  });

  test('that was held by its parent begins at the market of the moment when it is set free', () => {
    const venue = venueOn();
    venue.show({ quote: [99.99, 100.01], last: 100 });
    const parent = venue.place({ pricing: { kind: 'limit', limit: 95 } }).id;
    const { id } = venue.place({ side: 'SELL', pricing: { kind: 'trail', by: { amount: 1 } }, parent });
    expect(venue.order(id)).toMatchObject({ stop: 99, heldBy: ['parent', 'trigger'] });
    venue.show({ quote: [94.9, 95], last: 95 });
    expect(venue.order(id)).toMatchObject({ stop: 94, heldBy: ['trigger'] });
  });
});

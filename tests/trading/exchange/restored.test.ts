import { expect, test } from 'vitest';
import { eventsOf, HOUR, limit, NOW, restored, SECOND, termsOf, toldOf, venueOn } from './venue.js';

const CLOSE = Date.parse('2026-03-02T21:00:00Z');

test('a venue that goes on under a clock which is behind takes orders, and ends them', () => {
  const before = venueOn();
  before.show({ quote: [99.99, 100] });
  before.place({ pricing: limit(90), timeInForce: { kind: 'good-till-cancelled' } });
  before.advance(NOW + 48 * HOUR);
  const exchange = restored(before, before.market.prices);
  const id = exchange.reserve();
  expect(toldOf(eventsOf(exchange.place([{ id, terms: termsOf({ pricing: limit(91) }) }], NOW)))).toEqual([
    '2 PreSubmitted',
    '2 Submitted',
  ]);
  expect(exchange.advance(NOW + SECOND)).toEqual([]);
  expect(toldOf(eventsOf(exchange.cancel(1, NOW + SECOND, 'by-client')))).toEqual(['1 Cancelled by-client']);
  expect(toldOf(exchange.advance(CLOSE))).toEqual(['2 Cancelled end-of-day']);
  expect(exchange.standing().now).toBe(NOW + 48 * HOUR);
});

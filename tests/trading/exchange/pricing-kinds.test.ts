import { expect, test } from 'vitest';
import { lacksLimit, limitOf } from '../../../trading/exchange/orders/prices.js';
import type { Pricing, PricingKind } from '../../../trading/exchange/orders/pricing.js';
import { pricingKinds } from '../../../trading/exchange/orders/pricing-kinds.js';
import { NOW, SPY, termsOf, venueOn } from './venue.js';

const by = { amount: 1 };
const SAMPLES: { readonly [Kind in PricingKind]: Extract<Pricing, { readonly kind: Kind }> } = {
  market: { kind: 'market' },
  limit: { kind: 'limit', limit: 100 },
  'market-to-limit': { kind: 'market-to-limit' },
  stop: { kind: 'stop', stop: 100 },
  'stop-limit': { kind: 'stop-limit', stop: 100, limit: 101 },
  trail: { kind: 'trail', by },
  'trail-limit': { kind: 'trail-limit', by, limitOffset: 1 },
  'if-touched': { kind: 'if-touched', trigger: 100 },
  'limit-if-touched': { kind: 'limit-if-touched', trigger: 100, limit: 101 },
  relative: { kind: 'relative', offset: 0.01 },
  'peg-market': { kind: 'peg-market', offset: 0.01 },
  'peg-mid': { kind: 'peg-mid', offset: 0 },
  midprice: { kind: 'midprice' },
  snap: { kind: 'snap', to: 'mid', offset: 0 },
  'peg-bench': { kind: 'peg-bench', start: 100, reference: { conId: SPY, price: 600, per: 1 }, change: 1 },
};

test.each(Object.values(SAMPLES))('$kind trades at no price that it does not know', (pricing) => {
  const { exchange } = venueOn();
  const id = exchange.reserve();
  expect(exchange.place([{ id, terms: termsOf({ pricing }) }], NOW).ok).toBe(true);
  const order = exchange.order(id);
  if (order === undefined) throw new Error('expected the order that was placed');
  const { limit } = pricingKinds[pricing.kind];
  // Nothing is known of the market, so that no limit can have come from there.
  expect(limitOf(order) !== undefined).toBe(limit === 'named');
  expect(lacksLimit(order)).toBe(limit === 'from-market');
});

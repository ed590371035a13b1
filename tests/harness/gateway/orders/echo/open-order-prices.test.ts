import { expect, test } from 'vitest';
import { openOrderValues } from '../../../../../harness/gateway/orders/echo/open-order.js';
import { openOrder } from '../../../../../harness/wire/replies/orders.js';
import type { Pricing } from '../../../../../trading/exchange/orders/pricing.js';
import type { Asked } from './any-order.js';
import { NEW_YORK, orderOf, sent, ticketOf } from './samples.js';

const UNSET = '1.7976931348623157E308';

const rows: readonly (readonly [string, Pricing, object, Asked, object])[] = [
  ['a market order', { kind: 'market' }, {}, { lmtPrice: 5 }, { lmtPrice: '0.0', auxPrice: '0.0' }],
  ['a limit order', { kind: 'limit', limit: 150 }, {}, {}, { lmtPrice: '150.0', auxPrice: '0.0' }],
  [
    'a stop order',
    { kind: 'stop', stop: 13.13 },
    {},
    {},
    { lmtPrice: '0.0', auxPrice: '13.13', trailStopPrice: '', adjustedTrailStopPrice: '13.13' },
  ],
  [
    'a stop limit order',
    { kind: 'stop-limit', stop: 106.4, limit: 106.46 },
    {},
    {},
    { lmtPrice: '106.46', auxPrice: '106.4', trailStopPrice: '', adjustedTrailStopPrice: '106.4' },
  ],
  [
    'a trailing stop that has followed the market',
    { kind: 'trail', by: { amount: 2 }, stop: 95 },
    { stop: 97.5 },
    {},
    { lmtPrice: '0.0', auxPrice: '2.0', trailStopPrice: '97.5', adjustedTrailStopPrice: '97.5' },
  ],
  [
    'a trailing stop by percent that stands nowhere yet',
    { kind: 'trail', by: { percent: 1.5 } },
    {},
    {},
    { auxPrice: '0.0', trailStopPrice: '', trailingPercent: '1.5', adjustedTrailStopPrice: UNSET },
  ],
  [
    'a trailing stop limit to buy',
    { kind: 'trail-limit', by: { amount: 1 }, stop: 2000, limitOffset: 0.05 },
    {},
    {},
    { lmtPrice: '2000.05', auxPrice: '1.0', trailStopPrice: '2000.0', lmtPriceOffset: '0.05' },
  ],
  [
    'a trailing stop limit that was set off',
    { kind: 'trail-limit', by: { amount: 1 }, limitOffset: 0.05 },
    { stop: 1999, limit: 1999.05 },
    {},
    { lmtPrice: '1999.05', trailStopPrice: '1999.0' },
  ],
  [
    'what a market order left',
    { kind: 'market-to-limit' },
    { limit: 12.25 },
    {},
    { lmtPrice: '12.25', auxPrice: '0.0' },
  ],
  ['a touched market', { kind: 'if-touched', trigger: 9 }, {}, {}, { lmtPrice: '0.0', auxPrice: '9.0' }],
  [
    'a touched limit',
    { kind: 'limit-if-touched', trigger: 9, limit: 9.5 },
    {},
    {},
    { lmtPrice: '9.5', auxPrice: '9.0' },
  ],
  [
    'a relative order, by its cap and its offset as they were asked',
    { kind: 'relative', offset: 0.02, cap: 50 },
    { limit: 48.21 },
    { lmtPrice: 50, auxPrice: 0.02 },
    { lmtPrice: '50.0', auxPrice: '0.02' },
  ],
];

test.each(rows)('openOrder tells the prices of %s', (_, pricing, standing, asked, expected) => {
  const told = sent(
    openOrder,
    200,
    openOrderValues(ticketOf(asked), orderOf({ pricing }, standing), NEW_YORK),
  );
  expect({ trailStopPrice: '', ...told }).toMatchObject(expected);
});

import { expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { judge } from '../../../../harness/guard/rules/judge.js';
import { wantedBy } from '../../../../harness/guard/rules/wanted-by.js';
import { AAPL, asked, type Given, MSFT, spread } from '../asked/orders.js';
import { free, lookAt, type Scene, withLimits } from './scene.js';

const nothing = { contracts: [], prices: false, rates: false, positions: false, profit: false, time: false };
const limited: Given = { conId: AAPL, orderType: 'LMT', lmtPrice: 180 };

test.each<readonly [string, Policy, Given]>([
  ['no rule', free, {}],
  ['a policy without orders', profiles['read-only'], {}],
  ['what the words of the order decide', { ...profiles.trading, orderTypes: ['LMT'] }, {}],
  ['a count of shares', withLimits({ quantityPerOrder: 10 }), {}],
  ['open orders', withLimits({ openOrders: 3 }), {}],
])('%s wants nothing', (_, policy, given) => {
  expect(wantedBy(policy, asked(given))).toEqual(nothing);
});

test.each<readonly [string, Policy, Given, object]>([
  ['money, of a purchase held to its limit', withLimits({ notionalPerDay: 1 }), limited, { rates: true }],
  ['money, of anything else', withLimits({ notionalPerOrder: 1 }), {}, { rates: true, prices: true }],
  ['a count of what may be currency', withLimits({ quantityPerOrder: 1 }), { secType: 'CASH' }, {}],
  ['a count of what is not said', withLimits({ quantityPerOrder: 1 }), { secType: '', conId: AAPL }, {}],
  [
    'a count of what money buys',
    withLimits({ quantityPerOrder: 1 }),
    { totalQuantity: 0, cashQty: 5 },
    { prices: true },
  ],
  ['symbols', { ...free, symbols: ['AAPL'] }, {}, {}],
  ['positions', { ...free, shortSelling: false }, {}, { positions: true }],
  ['the loss of the day', withLimits({ lossPerDay: 1 }), {}, { positions: true, profit: true }],
  ['hours of contracts', { ...free, hours: 'regular' }, {}, { time: true }],
])('%s wants the contract, and what it needs besides', (_, policy, given, more) => {
  const order = asked(given);
  expect(wantedBy(policy, order)).toEqual({ ...nothing, contracts: [order.contract], ...more });
});

test.each<readonly [string, Given, readonly string[]]>([
  ['a sale', { action: 'SELL' }, ['SELL 10']],
  ['a purchase', {}, []],
  ['a child that buys', { parentId: 5 }, ['BUY 10']],
  ['the sales of a combination', { ...spread, totalQuantity: 3 }, ['SELL 6']],
])('%s may close something where positions count, and nothing elsewhere', (_, given, closes) => {
  const found = (policy: Policy) =>
    wantedBy(policy, asked(given)).closes?.map(({ side, quantity }) => `${side} ${quantity}`) ?? [];
  expect(found({ ...free, shortSelling: false })).toEqual(closes);
  expect(found(free)).toEqual([]);
});

test('a window wants the time alone', () => {
  const hours = { from: '09:00', to: '10:00', zone: 'UTC', days: [1] };
  expect(wantedBy({ ...free, hours }, asked())).toEqual({ ...nothing, time: true });
});

test('of a combination it wants the legs', () => {
  const { contracts } = wantedBy(profiles.examples, asked(spread));
  expect(contracts.map(({ conId }) => conId)).toEqual([AAPL, MSFT]);
});

test.each(['read-only', 'examples', 'trading'] as const)(
  '%s looks at nothing that it does not want',
  (name) => {
    const policy = profiles[name];
    const orders: readonly Given[] = [
      {},
      limited,
      { action: 'SELL' },
      spread,
      { totalQuantity: 0, cashQty: 5 },
    ];
    const scenes: readonly Scene[] = [{}, { positions: { [AAPL]: 100 }, profit: -1e6 }];
    for (const given of orders) {
      const wanted = wantedBy(policy, asked(given));
      for (const scene of scenes) {
        const { look, seen } = lookAt(scene);
        judge(policy, asked(given), look);
        const asks = {
          ...{ instrument: wanted.contracts.length > 0, quote: wanted.prices, rate: wanted.rates },
          ...{ position: wanted.positions, profit: wanted.profit, time: wanted.time },
        };
        expect(
          [...seen].filter((figure) => !Object.entries(asks).some(([each, is]) => is && each === figure)),
        ).toEqual([]);
      }
    }
  },
);

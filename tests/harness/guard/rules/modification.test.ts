import { expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { AAPL, type Given, legOf, MSFT, spread } from '../asked/orders.js';
import { free, type Scene, standing, verdictOn } from './scene.js';

/** A policy for which contracts are looked up. */
const policy: Policy = { ...free, symbols: ['AAPL', 'MSFT'] };
const combination = standing({
  conId: 0,
  legs: [
    { conId: MSFT, side: 'SELL', ratio: 2 },
    { conId: AAPL, side: 'BUY', ratio: 1 },
  ],
});
const other = (what: string) => `modification: order 7 stands, and its ${what} cannot be changed`;

test.each<readonly [string, Given, Scene]>([
  ['allowed', { totalQuantity: 3, orderType: 'LMT', lmtPrice: 1 }, { standing: standing() }],
  ['allowed', {}, { standing: standing({ parentId: 6 }) }],
  ['allowed', { action: 'SSHORT' }, { standing: standing({ side: 'SELL' }) }],
  ['allowed', { conId: MSFT }, { standing: standing({ isOpen: false }) }],
  [other('side'), { action: 'SELL' }, { standing: standing() }],
  [other('side'), { action: 'SELL' }, { standing: standing({ isDraft: true }) }],
  [other('contract'), { conId: MSFT }, { standing: standing() }],
  [other('account'), { account: 'DU2' }, { standing: standing(), managed: ['DU1', 'DU2'] }],
  [
    other('parent'),
    { parentId: 5 },
    { standing: standing({ parentId: 6 }), parent: standing({ orderId: 5 }) },
  ],
  [other('parent'), { parentId: 5 }, { standing: standing(), parent: standing({ orderId: 5 }) }],
  ['allowed', spread, { standing: combination }],
  ['allowed', { ...spread, totalQuantity: 4 }, { standing: combination }],
  [other('contract'), { ...spread, comboLegs: [legOf(AAPL, 1, 'BUY')] }, { standing: combination }],
  [other('contract'), spread, { standing: standing() }],
  [other('contract'), {}, { standing: combination }],
])('%s: %j, %j', (found, given, scene) => {
  expect(verdictOn(policy, given, scene)).toBe(found);
});

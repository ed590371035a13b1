import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { AAPL, type Given, legOf, MSFT, spread } from '../asked/orders.js';
import { free, type Scene, standing, verdictOn, withLimits } from './scene.js';

const sell: Given = { action: 'SELL' };
const noShorts: Policy = { ...free, shortSelling: false };
const selling = (more: Parameters<typeof standing>[0] = {}) =>
  standing({ orderId: 3, side: 'SELL', notional: 0, ...more });

describe('short selling', () => {
  test.each<readonly [string, Given, Scene]>([
    ['allowed', {}, {}],
    ['allowed', sell, { positions: { [AAPL]: 10 } }],
    [
      'short-selling: 10 AAPL to sell where 9.5 are held and not being sold',
      sell,
      { positions: { [AAPL]: 9.5 } },
    ],
    [
      'short-selling: 10 AAPL to sell where 0 are held and not being sold',
      sell,
      { positions: { [AAPL]: -4 } },
    ],
    [
      'short-selling: 10 AAPL to sell where 0 are held and not being sold',
      sell,
      { positions: { [MSFT]: 50 } },
    ],
    ['short-selling: it calls itself a short sale', { action: 'SSHORT' }, { positions: { [AAPL]: 50 } }],
    ['allowed', { action: 'SLONG' }, { positions: { [AAPL]: 10 } }],
    ['unknown: the position is not known: no position', sell, { without: ['position'] }],
    [
      'short-selling: how many an amount of money sells is not known beforehand',
      { ...sell, totalQuantity: 0, cashQty: 1 },
      { positions: { [AAPL]: 50 } },
    ],
  ])('%s: %j, %j', (found, given, scene) => {
    expect(verdictOn(noShorts, given, scene)).toBe(found);
  });

  test('is nobody’s business where it is allowed', () => {
    expect(verdictOn(free, { action: 'SSHORT' })).toBe('allowed');
  });

  test.each<readonly [string, number, Scene]>([
    ['what others sell already is not sold twice', 5, { open: [selling({ quantity: 15 })] }],
    ['what they have sold is gone from the position', 10, { open: [selling({ quantity: 15, filled: 5 })] }],
    ['other accounts sell their own', 20, { open: [selling({ account: 'DU2' })] }],
    ['other contracts too', 20, { open: [selling({ conId: MSFT })] }],
    ['purchases sell nothing', 20, { open: [standing({ orderId: 3 })] }],
    [
      'children of one parent shrink each other, so that the largest counts',
      8,
      { open: [selling({ parentId: 2, quantity: 5 }), selling({ orderId: 4, parentId: 2, quantity: 12 })] },
    ],
    [
      'a child sells what its open parent is going to buy',
      20,
      { open: [standing({ orderId: 2 }), selling({ parentId: 2 })] },
    ],
    [
      'a parent of another client is none of its',
      10,
      { open: [standing({ orderId: 2, clientId: 9 }), selling({ parentId: 2 })] },
    ],
  ])('%s', (_, most, scene) => {
    const held = { ...scene, positions: { [AAPL]: 20 } };
    expect(verdictOn(noShorts, { ...sell, totalQuantity: most }, held)).toBe('allowed');
    expect(verdictOn(noShorts, { ...sell, totalQuantity: most + 1 }, held)).toMatch(/^short-selling/);
  });

  test('what was sold is gone, though the position does not show it yet; what was bought is not there yet', () => {
    const sold: Scene = {
      positions: { [AAPL]: 20 },
      unsettled: [
        { conId: AAPL, side: 'SELL', quantity: 6 },
        { conId: AAPL, side: 'BUY', quantity: 50 },
        { conId: MSFT, side: 'SELL', quantity: 7 },
      ],
    };
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 14 }, sold)).toBe('allowed');
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 15 }, sold)).toBe(
      'short-selling: 15 AAPL to sell where 14 are held and not being sold',
    );
    expect(verdictOn(noShorts, { ...spread, totalQuantity: 3 }, { ...sold, positions: { [MSFT]: 12 } })).toBe(
      'short-selling: 6 MSFT to sell where 5 are held and not being sold',
    );
  });

  test('a modification sells its new quantity, less what it has sold', () => {
    const scene = (filled: number, position: number): Scene => {
      const own = selling({ orderId: 7, filled });
      return { standing: own, open: [own], positions: { [AAPL]: position } };
    };
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 20 }, scene(0, 20))).toBe('allowed');
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 21 }, scene(0, 20))).toMatch(/^short-selling: 21 /);
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 20 }, scene(6, 14))).toBe('allowed');
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 21 }, scene(6, 14))).toMatch(/^short-selling: 15 /);
  });

  test('of a combination every leg that sells is looked at', () => {
    const held = (msft: number): Scene => ({ positions: { [AAPL]: 0, [MSFT]: msft } });
    expect(verdictOn(noShorts, { ...spread, totalQuantity: 3 }, held(6))).toBe('allowed');
    expect(verdictOn(noShorts, { ...spread, totalQuantity: 3 }, held(5))).toMatch(/^short-selling: 6 MSFT/);
    const twice: Given = { ...spread, comboLegs: [legOf(MSFT, 1, 'SELL'), legOf(MSFT, 2, 'SELL')] };
    expect(verdictOn(noShorts, twice, held(3))).toBe('allowed');
    expect(verdictOn(noShorts, twice, held(2))).toMatch(/^short-selling: 3 MSFT/);
  });

  test('an open combination takes by its legs, what is left of it', () => {
    const legs = [
      { conId: MSFT, side: 'BUY', ratio: 1 },
      { conId: AAPL, side: 'SELL', ratio: 2 },
    ] as const;
    const combination = standing({ orderId: 3, conId: 0, legs, quantity: 10, filled: 4 });
    const scene: Scene = { positions: { [AAPL]: 20 }, open: [combination] };
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 8 }, scene)).toBe('allowed');
    expect(verdictOn(noShorts, { ...sell, totalQuantity: 9 }, scene)).toMatch(/^short-selling: 9 AAPL/);
  });

  test('an open combination of unknown legs sells nobody knows what', () => {
    const scene: Scene = { positions: { [AAPL]: 50 }, open: [standing({ orderId: 3, conId: 0 })] };
    expect(verdictOn(noShorts, sell, scene)).toMatch(/^unknown: an open combination/);
    expect(verdictOn(noShorts, {}, scene)).toBe('allowed');
  });
});

describe('the loss of the day', () => {
  const most = withLimits({ lossPerDay: 500 });
  const lost: Scene = { profit: -500 };

  test.each<readonly [string, Given, Scene]>([
    ['allowed', {}, { profit: -499.99 }],
    ['allowed', {}, { profit: 9000 }],
    ['daily-loss: 500 lost today where 500 may be, and the order does not reduce a position', {}, lost],
    ['allowed', sell, { ...lost, positions: { [AAPL]: 10 } }],
    ['allowed', {}, { ...lost, positions: { [AAPL]: -10 } }],
    ['daily-loss: 500 lost', {}, { ...lost, positions: { [AAPL]: -9 } }],
    ['daily-loss: 500 lost', sell, { ...lost, positions: { [AAPL]: 9 } }],
    ['daily-loss: 500 lost', sell, { ...lost, positions: { [AAPL]: 10 }, open: [selling({ quantity: 1 })] }],
    ['daily-loss: 500 lost', {}, { ...lost, positions: { [AAPL]: -10 }, open: [standing({ orderId: 3 })] }],
    [
      'daily-loss: 500 lost',
      {},
      { ...lost, positions: { [AAPL]: -10 }, unsettled: [{ conId: AAPL, side: 'BUY', quantity: 1 }] },
    ],
    ['daily-loss: 500 lost', sell, { ...lost, without: ['position'] }],
    [
      'daily-loss: 500 lost',
      { ...sell, totalQuantity: 0, cashQty: 1 },
      { ...lost, positions: { [AAPL]: 9 } },
    ],
    ['daily-loss: 500 lost', { ...sell, conId: 0, ...spread }, { ...lost, positions: { [AAPL]: 9 } }],
    ['allowed', spread, { ...lost, positions: { [AAPL]: -1, [MSFT]: 2 } }],
    ['unknown: the profit of the day is not known: no profit', {}, { without: ['profit'] }],
  ])('%s: %j, %j', (found, given, scene) => {
    expect(verdictOn(most, given, scene).startsWith(found)).toBe(true);
  });

  test('lets what closes an open parent through', () => {
    const parent = standing({ orderId: 6 });
    expect(verdictOn(most, { ...sell, parentId: 6 }, { ...lost, parent })).toBe('allowed');
  });

  test('of nothing stops at the first cent, and not before', () => {
    expect(verdictOn(withLimits({ lossPerDay: 0 }), {}, { profit: 0 })).toBe('allowed');
    expect(verdictOn(withLimits({ lossPerDay: 0 }), {}, { profit: -0.01 })).toMatch(/^daily-loss/);
  });
});

import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { judge } from '../../../../harness/guard/rules/judge.js';
import { AAPL, asked, type Given, MSFT } from '../asked/orders.js';
import { free, lookAt, type Scene, standing, verdictOn, withLimits } from './scene.js';

const sell: Given = { action: 'SELL' };
const selling = (more: Parameters<typeof standing>[0] = {}) =>
  standing({ orderId: 3, side: 'SELL', notional: 0, ...more });

describe('a bracket', () => {
  const strict: Policy = {
    ...withLimits({ notionalPerDay: 2500, notionalPerOrder: 2500 }),
    shortSelling: false,
  };
  const parent = standing({ orderId: 6 });
  const child: Given = { ...sell, parentId: 6 };
  const verdict = (given: Given, scene: Scene) =>
    judge(strict, asked({ conId: AAPL, ...given }), lookAt({ today: 2000, ...scene }).look);

  test('may close what its parent opens, for which the day is not charged again', () => {
    expect(verdict(child, { parent, open: [parent] })).toEqual({ allowed: true, notional: 0 });
    expect(verdict({ ...child, totalQuantity: 4 }, { parent, open: [parent] })).toMatchObject({
      notional: 0,
    });
  });

  test.each<readonly [string, Given, Scene]>([
    ['more than it opens', { ...child, totalQuantity: 11 }, { parent }],
    ['another contract', { ...child, conId: MSFT, totalQuantity: 1 }, { parent }],
    ['on the same side', child, { parent: standing({ orderId: 6, side: 'SELL' }) }],
    ['of another account', child, { parent: standing({ orderId: 6, account: 'DU2' }) }],
    ['of a parent that is over', child, { parent: standing({ orderId: 6, isOpen: false, filled: 10 }) }],
    ['for money', { ...child, totalQuantity: 0, cashQty: 100 }, { parent }],
    ['more than a parent that was made smaller', child, { parent: standing({ orderId: 6, least: 1 }) }],
    ['what a child of another opens', child, { parent: standing({ orderId: 6, parentId: 5 }) }],
    [
      'what its parent may have brought while nobody listened',
      child,
      { parent: standing({ orderId: 6, isUnheard: true }) },
    ],
    ['what its parent itself closes', child, { parent, positions: { [AAPL]: -1 } }],
    [
      'what others are going to sell',
      child,
      { parent, positions: { [AAPL]: 10 }, open: [parent, selling({ quantity: 11 })] },
    ],
  ])('does not close %s', (_, given, scene) => {
    expect(verdict(given, scene)).toMatchObject({ allowed: false, rule: 'short-selling' });
  });

  test('covers itself with what its parent is still going to bring, and what is held', () => {
    const half = standing({ orderId: 6, filled: 4 });
    const scene = (held: number, sold: number): Scene => {
      const open = [half, selling({ quantity: sold, clientId: 9 })];
      return { parent: half, positions: { [AAPL]: held }, open };
    };
    expect(verdict(child, scene(4, 0))).toMatchObject({ allowed: true, notional: 0 });
    expect(verdict(child, scene(4, 1))).toMatchObject({ rule: 'short-selling' });
    expect(verdict(child, scene(5, 1))).toMatchObject({ allowed: true, notional: 0 });
  });

  test('leaves to its children what a half-filled parent has brought', () => {
    const half = standing({ orderId: 6, filled: 4 });
    const open = [half, selling({ orderId: 8, parentId: 6 })];
    const plain = (totalQuantity: number) =>
      verdictOn(strict, { ...sell, totalQuantity }, { positions: { [AAPL]: 9 }, open });
    expect(plain(5)).toBe('allowed');
    expect(plain(6)).toMatch(/^short-selling: 6 AAPL to sell where 5 are held/);
  });

  test('leaves to a child what a half-filled parent has brought, though more is coming than the child sells', () => {
    const open = [standing({ orderId: 6, filled: 4 }), selling({ orderId: 8, parentId: 6, quantity: 5 })];
    const plain = (totalQuantity: number) =>
      verdictOn(strict, { ...sell, totalQuantity }, { positions: { [AAPL]: 9 }, open });
    expect(plain(5)).toBe('allowed');
    expect(plain(6)).toMatch(/^short-selling: 6 AAPL to sell where 5 are held/);
  });

  test('leaves to a child all that it could take, where nobody has heard how its parent fares', () => {
    const open = [standing({ orderId: 6, isUnheard: true }), selling({ orderId: 8, parentId: 6 })];
    const plain = (held: number) => verdictOn(strict, sell, { positions: { [AAPL]: held }, open });
    expect(plain(20)).toBe('allowed');
    expect(plain(19)).toMatch(/^short-selling/);
  });

  test('of which the parent closes a position is an order like others, and so is a child of a child', () => {
    const lost: Scene = { profit: -500, positions: { [AAPL]: 10 } };
    const policy = withLimits({ lossPerDay: 500, notionalPerDay: 10_000 });
    const reducing = selling({ orderId: 6 });
    const buy: Given = { parentId: 6 };
    expect(verdictOn(policy, buy, { ...lost, parent: reducing, open: [reducing] })).toMatch(/^daily-loss/);
    const opening = { ...lost, positions: {}, parent: reducing, open: [reducing] };
    expect(verdictOn(policy, buy, opening)).toBe('allowed');
    const exit = selling({ orderId: 6, parentId: 5 });
    const chain = { positions: {}, parent: exit, open: [standing({ orderId: 5 }), exit] };
    expect(verdictOn(policy, buy, { ...chain, profit: -500 })).toMatch(/^daily-loss/);
    expect(judge(policy, asked({ conId: AAPL, ...buy }), lookAt(chain).look)).toEqual({
      allowed: true,
      notional: 2000,
    });
  });

  test('is held to what one order may move', () => {
    expect(verdict({ ...child, orderType: 'LMT', lmtPrice: 251 }, { parent })).toMatchObject({
      rule: 'notional',
    });
    expect(verdictOn(withLimits({ quantityPerOrder: 9 }), child, { parent })).toMatch(/^quantity/);
    expect(verdictOn(withLimits({ openOrders: 1 }), child, { parent, open: [parent] })).toMatch(
      /^open-orders/,
    );
  });

  test('has a parent that the guard knows', () => {
    expect(verdictOn(free, child)).toBe('parent: nothing is known of order 6, its parent');
  });

  test('whose parent was refused is told so, with what was wrong with that', () => {
    const look = { ...lookAt().look, parentRefusal: 'quantity: 25 shares where 10 are allowed' };
    expect(judge(free, asked({ conId: AAPL, ...child }), look)).toMatchObject({
      rule: 'parent',
      reason: 'order 6, its parent, was refused: quantity: 25 shares where 10 are allowed',
    });
  });

  test('keeps closing after its parent is filled, and the next day', () => {
    const own = selling({ orderId: 7, parentId: 6 });
    const filled = standing({ orderId: 6, isOpen: false, filled: 10 });
    const half = standing({ orderId: 6, isOpen: false, filled: 5 });
    const stop: Given = { ...child, orderType: 'STP', auxPrice: 150 };
    const positions = { [AAPL]: 10 };
    const closes = { allowed: true, notional: 0 };
    const opens = { rule: 'short-selling' };
    expect(verdict(stop, { parent: filled, standing: own, positions })).toMatchObject(closes);
    expect(verdict(stop, { parent: filled, standing: own })).toMatchObject(opens);
    expect(verdict(stop, { parent: half, standing: own, positions: { [AAPL]: 5 } })).toMatchObject(opens);
    expect(verdict(stop, { standing: own, positions })).toMatchObject(closes);
    expect(verdict({ ...stop, totalQuantity: 11 }, { standing: own, positions })).toMatchObject(opens);
  });

  test('has a parent that stays as large as what closes it', () => {
    const open = [parent, selling({ orderId: 8, parentId: 6 })];
    const shrink = (totalQuantity: number) =>
      verdictOn(free, { orderId: 6, totalQuantity }, { standing: parent, open });
    expect(shrink(10)).toBe('allowed');
    expect(shrink(9)).toBe('parent: order 8 would close 10 of the 9 that it opens');
    expect(verdictOn(free, { orderId: 6, totalQuantity: 9 }, { standing: parent, open: [parent] })).toBe(
      'allowed',
    );
  });
});

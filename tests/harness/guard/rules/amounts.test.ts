import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { judge } from '../../../../harness/guard/rules/judge.js';
import { AAPL, asked, type Given, legOf, MSFT, spread } from '../asked/orders.js';
import {
  BITCOIN,
  CALL,
  DAX,
  EURO,
  FUTURE_PUT,
  lookAt,
  type Scene,
  standing,
  verdictOn,
  withLimits,
} from './scene.js';

const euros: Given = { conId: EURO, symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO' };
const coins: Given = { conId: BITCOIN, symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS' };

describe('quantity', () => {
  const ten = withLimits({ quantityPerOrder: 10 });
  const rows: readonly (readonly [found: string, given: Given, scene?: Scene])[] = [
    ['allowed', { totalQuantity: 10 }],
    ['quantity: 25 shares where 10 are allowed', { totalQuantity: 25 }],
    ['quantity: 10.00000001 shares where 10 are allowed', { totalQuantity: 10.00000001 }],
    ['quantity: 11 contracts where 10 are allowed', { conId: CALL, secType: 'OPT', totalQuantity: 11 }],
    ['quantity: 11 shares where 10 are allowed', { totalQuantity: 11, whatIf: true }],
    // All of it, not what it adds.
    ['quantity: 12 shares where 10 are allowed', { totalQuantity: 12 }, { standing: standing() }],
    ['allowed', { ...spread, totalQuantity: 5 }],
    ['quantity: 12 contracts where 10 are allowed', { ...spread, totalQuantity: 6 }],
    ['allowed', { ...euros, totalQuantity: 20_000 }],
    ['allowed', { ...coins, totalQuantity: 11 }],
    // What it is called does not make it one.
    ['quantity: 11 shares where 10 are allowed', { secType: 'CASH', totalQuantity: 11, symbol: '' }],
    ['allowed', { totalQuantity: 0, cashQty: 2000 }],
    ['quantity: 10.5 shares where 10 are allowed', { totalQuantity: 0, cashQty: 2100 }],
    // It may be bought at the lowest price that is seen, or at less.
    ['quantity: 11 shares where 10 are allowed', { totalQuantity: 0, cashQty: 2090 }, { low: 190 }],
    [
      'quantity: 20 shares where 10 are allowed',
      { totalQuantity: 0, cashQty: 2000, orderType: 'LMT', lmtPrice: 100 },
    ],
    [
      'unknown: how many that buys is not known: no quote',
      { totalQuantity: 0, cashQty: 5 },
      { without: ['quote'] },
    ],
    [
      'quantity: ∞ contracts where 10 are allowed',
      { ...spread, totalQuantity: '1e308', comboLegs: [legOf(1, 10, 'BUY')] },
    ],
  ];
  test.each(rows.map(([found, given, scene = {}]) => ({ found, given, scene })))('$found', (row) => {
    expect(verdictOn(ten, row.given, row.scene)).toBe(row.found);
  });
});

describe('notional of one order', () => {
  const most = (notionalPerOrder: number): Policy => withLimits({ notionalPerOrder });
  test.each<readonly [number, Given]>([
    [2000, {}],
    [1800, { orderType: 'LMT', lmtPrice: 180 }],
    [2500, { orderType: 'LMT', lmtPrice: 250 }],
    [2520, { orderType: 'LMT', lmtPrice: 250, discretionaryAmt: 2 }],
    // A sale can bring more than its limit.
    [2000, { action: 'SELL', orderType: 'LMT', lmtPrice: 180 }],
    [2500, { action: 'SELL', orderType: 'LMT', lmtPrice: 250 }],
    [2600, { orderType: 'STP', auxPrice: 260 }],
    [2600, { orderType: 'REL', lmtPrice: 260 }],
    [
      2700,
      { orderType: 'STP', auxPrice: 260, adjustedOrderType: 'STP', adjustedStopPrice: 270, triggerPrice: 1 },
    ],
    [5000, { conId: CALL, secType: 'OPT' }],
    [1100, { conId: DAX }],
    [22_000, { ...euros, totalQuantity: 20_000 }],
    [500_000, coins],
    [1000, { ...coins, totalQuantity: 0, cashQty: 1000 }],
    // One Apple and two Microsofts.
    [1000, spread],
    [3000, { ...spread, totalQuantity: 3, action: 'SELL' }],
    // The price of the whole, if that is more.
    [9000, { ...spread, orderType: 'LMT', lmtPrice: 9000 }],
    [1600, { ...spread, orderComboLegs: [{ price: 800 }, { price: 1 }] }],
  ])('%d is what %j may move', (notional, given) => {
    const { look } = lookAt();
    expect(judge(most(notional), asked({ conId: AAPL, ...given }), look)).toMatchObject({ allowed: true });
    expect(verdictOn(most(notional - 0.01), given)).toMatch(/^notional: it may move [\d,.]+ where/);
  });

  test('of an option that is sold, and not held, is that of what may have to be delivered', () => {
    const sold: Given = { conId: CALL, secType: 'OPT', action: 'SELL' };
    const verdict = (given: Given, held: number) =>
      verdictOn(most(100_000), { ...sold, ...given }, { positions: { [CALL]: held } });
    expect(verdict({}, 10)).toBe('allowed');
    expect(verdict({}, 9)).toBe('notional: it may move 180,000 where 100,000 is allowed');
    expect(verdict({ totalQuantity: 5 }, 0)).toBe('allowed');
    expect(verdict({ action: 'BUY' }, 0)).toBe('allowed');
    const written: Given = { secType: 'BAG', comboLegs: [legOf(CALL, 1, 'SELL')], action: 'BUY' };
    expect(verdict({ ...written, conId: 0 }, 0)).toMatch(/^notional: it may move 180,000/);
    expect(verdictOn(most(100_000), sold, { without: ['position'] })).toMatch(/^unknown: the position/);
  });

  test('of an option on a future is that as well', () => {
    const sold: Given = { conId: FUTURE_PUT, secType: 'FOP', action: 'SELL', totalQuantity: 1 };
    const verdict = (held: number) => verdictOn(most(100_000), sold, { positions: { [FUTURE_PUT]: held } });
    expect(verdict(1)).toBe('allowed');
    expect(verdict(0)).toBe('notional: it may move 300,000 where 100,000 is allowed');
  });

  test('says both figures', () => {
    expect(verdictOn(most(1999.99))).toBe('notional: it may move 2,000 where 1,999.99 is allowed');
  });

  test.each<readonly [string, Given, Scene]>([
    ['unknown: the price is not known: no quote', {}, { without: ['quote'] }],
    ['allowed', { orderType: 'LMT', lmtPrice: 1 }, { without: ['quote'] }],
    ['unknown: the worth of USD is not known: no rate', {}, { without: ['rate'] }],
    ['unknown: the contract is not known: no instrument', {}, { without: ['instrument'] }],
  ])('%s', (found, given, scene) => {
    expect(verdictOn(most(1_000_000), given, scene)).toBe(found);
  });
});

describe('notional of the day', () => {
  const day = withLimits({ notionalPerDay: 10_000 });

  test('counts what the day has moved already', () => {
    expect(verdictOn(day, {}, { today: 8000 })).toBe('allowed');
    expect(verdictOn(day, {}, { today: 8001 })).toBe(
      'daily-notional: it may move 2,000 after 8,001 of today, where 10,000 is allowed',
    );
    expect(verdictOn(day, { whatIf: true }, { today: 8001 })).toMatch(/^daily-notional/);
  });

  test('charges a modification instead of what it changes', () => {
    const { look } = lookAt({ today: 10_000, standing: standing() });
    expect(judge(day, asked({ conId: AAPL }), look)).toEqual({ allowed: true, notional: 2000 });
    expect(verdictOn(day, { totalQuantity: 11 }, { today: 10_000, standing: standing() })).toMatch(/^daily/);
    const over = { today: 10_000, standing: standing({ isOpen: false }) };
    expect(verdictOn(day, {}, over)).toMatch(/^daily/);
  });
});

describe('open orders', () => {
  const two = withLimits({ openOrders: 2 });
  const others = [standing({ orderId: 1 }), standing({ orderId: 2 })];

  test.each<readonly [string, Scene]>([
    ['allowed', { open: others.slice(1) }],
    ['open-orders: 2 are open where 2 may be', { open: others }],
    ['allowed', { open: [...others.slice(1), standing()], standing: standing() }],
    ['open-orders: 2 are open where 2 may be', { open: [...others, standing()], standing: standing() }],
    ['allowed', { open: others.map((each) => ({ ...each, account: 'DU2' })) }],
    ['open-orders: 2 are open where 2 may be', { open: others.map((each) => ({ ...each, clientId: 5 })) }],
  ])('%s', (found, scene) => {
    expect(verdictOn(two, {}, scene)).toBe(found);
  });

  test('none at all may be open', () => {
    expect(verdictOn(withLimits({ openOrders: 0 }))).toBe('open-orders: 0 are open where 0 may be');
  });
});

test('legs of one contract count together, and MSFT is held to its own', () => {
  const twice: Given = { ...spread, comboLegs: [legOf(MSFT, 2, 'BUY'), legOf(MSFT, 3, 'SELL')] };
  expect(verdictOn(withLimits({ quantityPerOrder: 4 }), twice)).toBe(
    'quantity: 5 contracts where 4 are allowed',
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestQuantity, movesOf } from '../../../../harness/guard/asked/quantities.js';
import { readOrder } from '../../../../harness/guard/asked/read-order.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import { AAPL, asked, type Given, legOf, MSFT, spread, textsOf, unclear } from './orders.js';

test('an order is understood whole', () => {
  const order = asked({
    ...{
      conId: AAPL,
      action: 'SELL',
      totalQuantity: 2.5,
      orderType: 'STP LMT',
      lmtPrice: 180,
      auxPrice: 181,
    },
    ...{ tif: 'GTC', account: 'DU1', parentId: 6, ocaGroup: 'out', transmit: false, outsideRth: true },
  });
  expect(order).toMatchObject({
    orderId: 7,
    contract: { conId: AAPL, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', strike: 0, secId: '' },
    legs: [],
    ...{ side: 'SELL', isShortSale: false, quantity: 2.5, cashQuantity: undefined },
    ...{ orderType: 'STP LMT', adjustedOrderType: undefined, limitPrice: 180, otherPrices: [181, 180] },
    ...{ tif: 'GTC', outsideRth: true, account: 'DU1', parentId: 6, ocaGroup: 'out' },
    ...{ transmit: false, whatIf: false, features: [] },
  });
  expect(order.texts).toEqual(textsOf({ ...spreadOut(order.texts) }));
});

/** Texts are values too. */
function spreadOut(texts: Fields): Given {
  return texts;
}

test.each([
  ['buy', 'BUY', false],
  ['SSHORT', 'SELL', true],
  ['SLONG', 'SELL', false],
])('the action %s is a %s', (action, side, isShortSale) => {
  expect(asked({ action })).toMatchObject({ side, isShortSale });
});

test('a sale from borrowed shares is a short sale', () => {
  expect(asked({ action: 'SELL', shortSaleSlot: 2 }).isShortSale).toBe(true);
  expect(asked({ action: 'BUY', shortSaleSlot: 1 }).isShortSale).toBe(false);
});

test.each([
  ['STP LMT', 'STP LMT'],
  ['stplmt', 'STP LMT'],
  ['STOP LIMIT', 'STP LMT'],
  ['RELATIVE', 'REL'],
  ['PEGBENCH', 'PEG BENCH'],
  ['Trailing Stop', 'TRAIL'],
])('the order type %s is %s', (orderType, name) => {
  expect(asked({ orderType }).orderType).toBe(name);
});

test.each<readonly [string, Given]>([
  ['neither BUY nor SELL', { action: 'SSHORTX' }],
  ['neither BUY nor SELL', { action: '' }],
  ['it has no quantity', { totalQuantity: 0 }],
  ['it has no quantity', { totalQuantity: '' }],
  ['it has no quantity', { totalQuantity: '1.7976931348623157E308' }],
  ['totalQuantity is -1', { totalQuantity: -1 }],
  ['totalQuantity is "1O"', { totalQuantity: '1O' }],
  ['totalQuantity is " 10"', { totalQuantity: ' 10' }],
  ['totalQuantity is "0x10"', { totalQuantity: '0x10' }],
  ['totalQuantity is "1e999"', { totalQuantity: '1e999' }],
  ['totalQuantity is Infinity', { totalQuantity: 'Infinity' }],
  ['totalQuantity is NaN', { totalQuantity: 'NaN', cashQty: 100 }],
  ['lmtPrice is inf', { lmtPrice: 'inf' }],
  ['scaleProfitOffset is -Infinity', { scalePriceIncrement: 1, scaleProfitOffset: '-Infinity' }],
  ['strike is NaN', { strike: 'NaN' }],
  ['both a quantity and an amount of money', { cashQty: 100 }],
  ['cashQty is -5', { totalQuantity: 0, cashQty: -5 }],
  ['transmit is "2"', { transmit: '2' }],
  ['whatIf is "yes"', { whatIf: 'yes' }],
  ['whatIf is "true" instead of 0 or 1', { whatIf: 'true' }],
  ['outsideRth is "false" instead of 0 or 1', { outsideRth: 'false' }],
  ['scalePriceIncrement is Infinity', { scalePriceIncrement: 'Infinity' }],
  ['percentOffset is nan', { percentOffset: 'nan' }],
  ['conId is -3', { conId: -3 }],
  ['shortSaleSlot is 3', { shortSaleSlot: 3 }],
  ['"FOO" is no type of order', { orderType: 'FOO' }],
  ['"" is no type of order', { orderType: '' }],
  ['"pegbench" is no type of order', { orderType: 'pegbench' }],
  ['"FOO" is no type of order', { adjustedOrderType: 'FOO' }],
  ['BAG is written "bag"', { secType: 'bag' }],
  ['IBKRATS is written "ibkrats"', { exchange: 'ibkrats' }],
  ['a combination without legs', { secType: 'BAG' }],
  ['leg 2 has a ratio of 0', { ...spread, comboLegs: [legOf(1, 1, 'BUY'), legOf(2, 0, 'SELL')] }],
  ['leg 1 has a ratio of -1', { ...spread, comboLegs: [legOf(1, -1, 'BUY')] }],
  ['comboLegs[0].ratio is "1.5"', { ...spread, comboLegs: [legOf(1, '1.5', 'BUY')] }],
  ['leg 1 neither buys nor sells', { ...spread, comboLegs: [legOf(1, 1, 'HOLD')] }],
  ['leg 1 names no contract', { ...spread, comboLegs: [legOf(0, 1, 'BUY')] }],
])('not understood: %s', (reason, given) => {
  expect(unclear(given)).toContain(reason);
});

test('words may say anything, and the middle may be however far', () => {
  const order = asked({ orderRef: 'Infinity', competeAgainstBestOffset: 'Infinity', orderType: 'PEG BEST' });
  expect(order.texts).toMatchObject({ orderRef: 'Infinity', competeAgainstBestOffset: 'Infinity' });
});

test('a reason quotes the beginning of what is long', () => {
  for (const given of [{ orderType: 'X'.repeat(5000) }, { totalQuantity: 'X'.repeat(5000) }]) {
    const reason = unclear(given);
    expect(reason).toContain('XXX');
    expect(reason.length).toBeLessThan(250);
  }
});

test.each<readonly [Given, boolean, boolean]>([
  [{}, false, false],
  [{ includeOvernight: true }, true, false],
  [{ tif: 'OND' }, true, false],
  [{ goodAfterTime: '20260303 16:30:00 US/Eastern' }, false, true],
  [{ activeStartTime: '20260303 16:30:00 US/Eastern', scalePriceIncrement: 1 }, false, true],
])('%j: outside regular hours %s, later %s', (given, outsideRth, beginsLater) => {
  expect(asked(given)).toMatchObject({ outsideRth, beginsLater });
});

test('a field that no table knows is not understood', () => {
  expect(readOrder({ ...textsOf({}), newIdea: '1' })).toEqual({
    ok: false,
    reason: 'nothing is known of the field newIdea',
  });
  expect(readOrder({ ...textsOf({}), constructor: '1' }).ok).toBe(false);
  expect(readOrder({ ...textsOf({}), totalQuantity: [] }).ok).toBe(false);
  expect(readOrder({ ...textsOf({}), comboLegs: '' }).ok).toBe(false);
});

describe('what a purchase pays at most', () => {
  test.each<readonly [string, Given, number | undefined]>([
    ['its limit', { orderType: 'LMT', lmtPrice: 180 }, 180],
    ['its limit, once its stop is touched', { orderType: 'STP LMT', lmtPrice: 180, auxPrice: 150 }, 180],
    ['its limit and its discretion', { orderType: 'LMT', lmtPrice: 180, discretionaryAmt: 2 }, 182],
    ['anything, of a market order', { orderType: 'MKT', lmtPrice: 180 }, undefined],
    ['anything, where a limit is a mere cap', { orderType: 'REL', lmtPrice: 180 }, undefined],
    ['anything, where the limit trails', { orderType: 'TRAIL LIMIT', lmtPrice: 180 }, undefined],
    [
      'anything, where the limit moves',
      { orderType: 'LMT', lmtPrice: 1, scalePriceIncrement: 1, scalePriceAdjustValue: 5 },
      undefined,
    ],
    [
      'anything, of what becomes another type',
      { orderType: 'LMT', lmtPrice: 1, adjustedOrderType: 'TRAIL' },
      undefined,
    ],
    ['anything, of a limit that is none', { orderType: 'LMT', lmtPrice: 0 }, undefined],
    ['nothing that is known, of a sale', { action: 'SELL', orderType: 'LMT', lmtPrice: 180 }, undefined],
    ['nothing that is known, of a combination', { ...spread, orderType: 'LMT', lmtPrice: 180 }, undefined],
  ])('%s', (_, given, most) => {
    expect(asked(given).ceiling).toBe(most);
  });
});

test('a combination moves each leg by its ratio, turned round where it is sold', () => {
  const order = asked({ ...spread, totalQuantity: 3, action: 'SELL' });
  expect(movesOf(order)).toMatchObject([
    { contract: { conId: AAPL }, side: 'SELL', quantity: 3 },
    { contract: { conId: MSFT }, side: 'BUY', quantity: 6 },
  ]);
  expect(largestQuantity(order)).toBe(6);
  const twice = asked({ ...spread, comboLegs: [legOf(AAPL, 2, 'BUY'), legOf(AAPL, 3, 'SELL')] });
  expect(largestQuantity(twice)).toBe(5);
});

describe('readOrder, whatever it is given', () => {
  const names = [...Object.keys(textsOf({ ...spread, hedgeType: 'D' })), 'cashQty', 'lmtPrice', 'nonsense'];
  const text = fc.oneof(
    fc.constantFrom('', '0', '1', '-1', 'BUY', 'BAG', 'LMT', 'NaN', 'Infinity', '1e400', '2147483647'),
    fc.string(),
    fc.double().map(String),
  );
  const fields = fc.dictionary(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(
      { weight: 8, arbitrary: text },
      { weight: 1, arbitrary: fc.array(fc.dictionary(fc.string(), text), { maxLength: 3 }) },
    ),
  );

  test('never throws', () => {
    fc.assert(
      fc.property(fields, fc.boolean(), (some, isMixed) => {
        const reading = readOrder(isMixed ? { ...textsOf({ ...spread }), ...some } : some);
        expect(typeof reading.ok).toBe('boolean');
      }),
    );
  });

  test('understands only figures that are figures', () => {
    fc.assert(
      fc.property(text, text, text, (totalQuantity, lmtPrice, cashQty) => {
        const reading = readOrder({ ...textsOf({}), totalQuantity, lmtPrice, cashQty });
        if (!reading.ok) return;
        const { quantity, cashQuantity = 0, limitPrice = 0 } = reading.order;
        expect(quantity > 0 !== cashQuantity > 0).toBe(true);
        expect([quantity, cashQuantity, limitPrice].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

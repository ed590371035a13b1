import { expect, expectTypeOf, test } from 'vitest';
import { decodeFields } from '../../../harness/wire/decode.js';
import { encode } from '../../../harness/wire/encode.js';
import type { Layout, Values } from '../../../harness/wire/layout.js';
import { historicalData } from '../../../harness/wire/replies/history.js';
import { reqHistoricalData } from '../../../harness/wire/requests/history.js';
import { cancelMktData, reqMktData } from '../../../harness/wire/requests/market-data.js';
import { placeOrder } from '../../../harness/wire/requests/place-order.js';
import { reqFundamentalData } from '../../../harness/wire/requests/reference.js';
import { someValuesOf, valuesOf } from '../../../harness/wire/values.js';

/** What a message says after it went over the wire. */
function said<Shape extends object>(message: Layout<Shape>, values: Values<Shape>) {
  return valuesOf(message, textsOf(message, values));
}

function textsOf<Shape extends object>(message: Layout<Shape>, values: Values<Shape>) {
  const fields = encode(message, 178, values).slice(0, -1).split('\0');
  const decoded = decodeFields(message, 178, fields);
  if (!decoded.ok) throw new Error(decoded.failure.text);
  return decoded.texts;
}

const empty = {
  reqId: 7,
  conId: undefined,
  symbol: 'AAPL',
  secType: 'STK',
  lastTradeDateOrContractMonth: '',
  strike: undefined,
  right: '',
  multiplier: '',
  exchange: 'SMART',
  primaryExchange: '',
  currency: 'USD',
  localSymbol: '',
  tradingClass: '',
};
const bars = {
  ...empty,
  includeExpired: false,
  endDateTime: '',
  barSizeSetting: '1 min',
  durationStr: '1 D',
  useRTH: true,
  whatToShow: 'TRADES',
  formatDate: 1,
  keepUpToDate: false,
  chartOptions: '',
};

test('a request is read by name, each field as what it is, and what is unset is left out', () => {
  expect(said(reqHistoricalData, bars)).toEqual({
    ok: true,
    values: {
      reqId: 7,
      symbol: 'AAPL',
      secType: 'STK',
      exchange: 'SMART',
      currency: 'USD',
      includeExpired: false,
      barSizeSetting: '1 min',
      durationStr: '1 D',
      useRTH: true,
      whatToShow: 'TRADES',
      formatDate: 1,
      comboLegs: [],
      keepUpToDate: false,
    },
  });
});

test('the types are those of the layout', () => {
  const reading = said(reqHistoricalData, bars);
  if (!reading.ok) throw new Error(reading.failure.text);
  expectTypeOf(reading.values.reqId).toEqualTypeOf<number | undefined>();
  expectTypeOf(reading.values.symbol).toEqualTypeOf<string | undefined>();
  expectTypeOf(reading.values.useRTH).toEqualTypeOf<boolean | undefined>();
  expectTypeOf(reading.values.comboLegs[0]?.ratio).toEqualTypeOf<number | undefined>();
  expectTypeOf(reading.values).not.toHaveProperty('lmtPrice');
});

test('rows are read with the same care', () => {
  const bar = {
    date: '20260102',
    open: 1,
    high: 2.5,
    low: 0.5,
    close: 2,
    volume: '12.50',
    wap: 1.75,
    count: 9,
  };
  const read = { ...bar, volume: 12.5 };
  const sent = { reqId: 1, startDate: '20260101', endDate: '20260102', bars: [bar, bar] };
  expect(said(historicalData, sent)).toMatchObject({ values: { bars: [read, read] } });
});

test.each([
  '',
  '1.7976931348623157e+308',
  '1.7976931348623157E308',
  '1.797693135e+308',
  '1.79769313486232E+308',
  `17976931348623157${'0'.repeat(292)}`,
])('an unset price in the spelling %j is left out', (spelled) => {
  const reading = valuesOf(placeOrder, {
    lmtPrice: spelled,
    minQty: '2147483647',
    trailStopPrice: 'Infinity',
  });
  expect(reading).toMatchObject({ ok: true });
  for (const name of ['lmtPrice', 'minQty', 'trailStopPrice']) {
    expect(reading).not.toHaveProperty(['values', name]);
  }
});

test.each(['', '170141183460469231731687303715884105727', 'NaN', '-SNaN', '+NaN'])(
  'an unset size in the spelling %j is left out',
  (totalQuantity) => {
    const reading = valuesOf(placeOrder, { totalQuantity, cashQty: '100' });
    expect(reading).toMatchObject({ ok: true, values: { cashQty: 100 } });
    expect(reading).not.toHaveProperty(['values', 'totalQuantity']);
  },
);

test.each([
  ['+1E+0', 1],
  ['+12345678E-8', 0.12345678],
  ['+0E-398', 0],
  ['+1000E+0', 1000],
])('a size in the decimals of the C++ client, %j, is %d', (totalQuantity, size) => {
  expect(valuesOf(placeOrder, { totalQuantity })).toMatchObject({ values: { totalQuantity: size } });
});

test.each([
  [{ totalQuantity: '+' }, 'totalQuantity', 'a number', '+'],
  [{ totalQuantity: '1.797693136e+308' }, 'totalQuantity', 'a number', '1.797693136e+308'],
  [{ lmtPrice: 'NaN' }, 'lmtPrice', 'a number', 'NaN'],
  [{ orderId: ' 1' }, 'orderId', 'a whole number', ' 1'],
  [{ orderId: '1.5' }, 'orderId', 'a whole number', '1.5'],
  [{ parentId: '9007199254740993' }, 'parentId', 'a whole number', '9007199254740993'],
  [{ transmit: 'yes' }, 'transmit', '0 or 1', 'yes'],
  [{ comboLegs: [{ conId: '1' }, { ratio: 'two' }] }, 'comboLegs[1].ratio', 'a whole number', 'two'],
])('%j is refused by the name of its field', (texts, field, expected, found) => {
  expect(valuesOf(placeOrder, texts)).toEqual({
    ok: false,
    failure: {
      field,
      expected,
      found,
      text: `placeOrder (3): ${field}: expected ${expected}, found ${JSON.stringify(found)}`,
    },
  });
});

test('a field that some clients leave out has its type too', () => {
  const reading = valuesOf(reqFundamentalData, { optionsCount: '0' });
  expect(reading).toEqual({ ok: true, values: { optionsCount: 0 } });
  if (reading.ok) expectTypeOf(reading.values.optionsCount).toEqualTypeOf<number | undefined>();
});

test('a version is read as the client sent it', () => {
  expect(valuesOf(cancelMktData, { version: '1', reqId: '5' })).toEqual({
    ok: true,
    values: { version: 1, reqId: 5 },
  });
  expect(valuesOf(reqMktData, {})).toEqual({ ok: true, values: { comboLegs: [] } });
});

test('some of the fields are read as those of all are, and of the others nothing is asked', () => {
  const texts = { ...textsOf(reqHistoricalData, bars), strike: 'a lot' };
  expect(someValuesOf(reqHistoricalData, texts, ['reqId', 'useRTH', 'conId'])).toEqual({
    ok: true,
    values: { reqId: 7, useRTH: true },
  });
  const all = valuesOf(reqHistoricalData, texts);
  expect(all.ok).toBe(false);
  expect(someValuesOf(reqHistoricalData, texts, ['reqId', 'strike'])).toEqual(all);
});

import { expect, test } from 'vitest';
import { AAPL, broken, type Fields, noticesOf, refusalOf, termsOf } from './orders.js';

type Condition = NonNullable<Fields['conditions']>[number];

const under = (...conditions: readonly Condition[]): Fields => ({ conditions });
const price: Condition = {
  type: 1,
  conjunction: 'a',
  isMore: true,
  value: '210.5',
  conId: AAPL,
  triggerMethod: 2,
};

test.each<[string, Condition, object]>([
  [
    'a price',
    price,
    { kind: 'price', conId: AAPL, isMore: true, price: 210.5, method: 'last', joined: 'and' },
  ],
  [
    'a time',
    { type: 3, conjunction: 'o', isMore: true, value: '20260304 09:30:00 US/Eastern' },
    { kind: 'time', isMore: true, time: Date.parse('2026-03-04T14:30:00Z'), joined: 'or' },
  ],
  [
    'margin',
    { type: 4, conjunction: 'a', value: '10' },
    { kind: 'margin', isMore: false, percent: 10, joined: 'and' },
  ],
  [
    'an execution',
    { type: 5, conjunction: 'a', symbol: 'MSFT', secType: 'STK', exchange: 'SMART' },
    { kind: 'execution', symbol: 'MSFT', secType: 'STK', joined: 'and' },
  ],
  [
    'volume',
    { type: 6, conjunction: 'a', isMore: true, value: '1000', conId: AAPL },
    { kind: 'volume', conId: AAPL, isMore: true, volume: 1000, joined: 'and' },
  ],
  [
    'a change',
    { type: 7, conjunction: 'a', isMore: false, value: '-2.5', conId: AAPL },
    { kind: 'change', conId: AAPL, isMore: false, percent: -2.5, joined: 'and' },
  ],
])('an order waits for %s', (_, asked, condition) => {
  expect(termsOf(under(asked)).conditions).toEqual({
    list: [condition],
    ignoreRegularHours: false,
    cancel: false,
  });
});

test('conditions are kept in their order, with what holds for all of them', () => {
  const { conditions } = termsOf({
    ...under({ ...price, conjunction: 'o' }, price),
    conditionsIgnoreRth: true,
    conditionsCancelOrder: true,
  });
  expect(conditions).toMatchObject({
    list: [{ joined: 'or' }, { joined: 'and' }],
    ignoreRegularHours: true,
    cancel: true,
  });
});

test.each<[string, Condition, unknown]>([
  [
    'of nothing known',
    { ...price, conId: 1 },
    [200, 'No security definition has been found for the request'],
  ],
  ['on no number', { ...price, value: 'high' }, broken("Invalid condition value 'high'")],
  ['on nothing', { type: 4, conjunction: 'a', isMore: true }, broken("Invalid condition value ''")],
  ['by a method that never was', { ...price, triggerMethod: 6 }, broken('Invalid trigger method')],
  [
    'of a kind that never was',
    { type: 2, conjunction: 'a' },
    [320, 'Error reading request:Unknown condition type 2'],
  ],
  ['on an execution of nothing', { type: 5, conjunction: 'a' }, broken('Execution condition needs a symbol')],
])('a condition %s is refused', (_, asked, refusal) => {
  expect(refusalOf(under(asked))).toEqual(refusal);
});

test('the time of a condition is read as others are', () => {
  const at = (value: string) => under({ type: 3, conjunction: 'a', isMore: true, value });
  expect(refusalOf(at('noon'))).toEqual([
    10314,
    expect.stringMatching(/^Time: The date, time, or time-zone/),
  ]);
  expect(refusalOf(at(''))[0]).toBe(10314);
  expect(noticesOf(at('20260304 09:30:00')).map(([code]) => code)).toEqual([2174]);
});

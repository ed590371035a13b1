import { expect, test } from 'vitest';
import { balance, exchangeRate, money, ratio } from '../../../../harness/gateway/accounts/amounts.js';

test.each([
  [0, '0.00'],
  [-0.001, '0.00'],
  [-0.006, '-0.01'],
  [1_000_000, '1000000.00'],
  [1e15, '1000000000000000.00'],
])('%d is written as money: %s', (amount, text) => {
  expect(money(amount)).toBe(text);
});

test.each([
  [0, '0.00'],
  [-0.00001, '0.00'],
  [0.89, '0.89'],
  [2499.998, '2499.998'],
  [994_859.28484, '994859.2848'],
  [-1500, '-1500.00'],
])('%d is written as a balance: %s', (amount, text) => {
  expect(balance(amount)).toBe(text);
});

test.each([
  [1, '1.00'],
  [1.1123801, '1.1123801'],
  [0.831428, '0.831428'],
  [156.25, '156.25'],
])('%d is written as a rate: %s', (rate, text) => {
  expect(exchangeRate(rate)).toBe(text);
});

test('a ratio has as many digits as it needs', () => {
  expect([ratio(1, 6), ratio(0.99515, 6), ratio(0.9864111, 6)]).toEqual(['1', '0.99515', '0.986411']);
});

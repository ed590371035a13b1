import { expect, test } from 'vitest';
import {
  accountValues,
  ledgersAndNetLiquidation,
  totalsThenLedgers,
} from '../../../../harness/gateway/accounts/values.js';
import { apple, emini, euro, sap, worthAfter } from './holdings.js';

const untouched = worthAfter([], []);

const traded = worthAfter(
  [
    { side: 'BUY', quantity: 100, of: apple, at: 200, commission: 1 },
    { side: 'SELL', quantity: 40, of: apple, at: 210, commission: 1 },
    { side: 'BUY', quantity: 10, of: sap, at: 150 },
  ],
  [
    [apple, 220],
    [sap, 160],
    [euro, 1.25],
  ],
);

const textOf = (values: ReturnType<typeof accountValues>, key: string, currency: string) =>
  values.find((row) => row.key === key && row.currency === currency)?.value;

test('an account without a trade has every key of TWS, sorted, each but once in a currency', () => {
  const values = accountValues(untouched);
  const keys = values.map(({ key }) => key);
  expect(keys).toEqual([...keys].sort());
  const names = values.map(({ key, currency }) => `${key} ${currency}`);
  expect(new Set(names).size).toBe(names.length);
  expect(values).toContainEqual({ key: 'AccountCode', value: 'DU1', currency: '' });
  expect(values).toContainEqual({ key: 'AccountOrGroup', value: 'DU1', currency: 'BASE' });
  expect(values).toContainEqual({ key: 'BuyingPower', value: '4000000.00', currency: 'USD' });
  expect(values).toContainEqual({ key: 'Cushion', value: '1', currency: '' });
  expect(values).toContainEqual({ key: 'ExchangeRate', value: '1.00', currency: 'USD' });
  expect(values).toContainEqual({ key: 'NetLiquidation', value: '1000000.00', currency: 'USD' });
  expect(values).toContainEqual({ key: 'NetLiquidation-S', value: '1000000.00', currency: 'USD' });
  expect(values).toContainEqual({ key: 'NetLiquidation-C', value: '0.00', currency: 'USD' });
  expect(values).toContainEqual({ key: 'TotalCashBalance', value: '1000000.00', currency: 'BASE' });
  // Of what exists in each currency, all of them together come first.
  const cash = values.filter(({ key }) => key === 'CashBalance').map(({ currency }) => currency);
  expect(cash).toEqual(['BASE', 'USD']);
});

test('each currency has its ledger, and all have one together', () => {
  const values = accountValues(traded);
  expect(textOf(values, 'CashBalance', 'EUR')).toBe('-1500.00');
  expect(textOf(values, 'StockMarketValue', 'EUR')).toBe('1600.00');
  expect(textOf(values, 'UnrealizedPnL', 'EUR')).toBe('100.00');
  expect(textOf(values, 'NetLiquidationByCurrency', 'EUR')).toBe('100.00');
  expect(textOf(values, 'ExchangeRate', 'EUR')).toBe('1.25');
  // 100 for 200.01 each, 40 of them gone at 210 for a dollar.
  expect(textOf(values, 'CashBalance', 'USD')).toBe('988398.00');
  expect(textOf(values, 'RealizedPnL', 'USD')).toBe('398.60');
  expect(textOf(values, 'UnrealizedPnL', 'USD')).toBe('1199.40');
  expect(textOf(values, 'RealizedPnL', 'BASE')).toBe('398.60');
  expect(textOf(values, 'UnrealizedPnL', 'BASE')).toBe('1324.40');
  expect(textOf(values, 'StockMarketValue', 'BASE')).toBe('15200.00');
  expect(textOf(values, 'NetLiquidation', 'USD')).toBe('1001723.00');
  expect(textOf(values, 'NetLiquidationByCurrency', 'BASE')).toBe('1001723.00');
});

test('what a future is backed with lies in the commodities, and the segments add up to the whole', () => {
  const values = accountValues(
    worthAfter([{ side: 'BUY', quantity: 2, of: emini, at: 6800 }], [[emini, 6810]]),
  );
  const amount = (key: string) => Number(textOf(values, key, 'USD'));
  expect(amount('FuturesPNL')).toBe(1000);
  expect(amount('InitMarginReq-C')).toBeGreaterThan(10_000);
  expect(amount('NetLiquidation-C')).toBeGreaterThanOrEqual(amount('InitMarginReq-C'));
  for (const key of [
    'NetLiquidation',
    'TotalCashValue',
    'AvailableFunds',
    'ExcessLiquidity',
    'InitMarginReq',
  ]) {
    expect(amount(`${key}-C`) + amount(`${key}-S`)).toBeCloseTo(amount(key), 2);
  }
});

test('account updates of the multi kind have the same rows, the ledgers by themselves at the end', () => {
  const names = (rows: ReturnType<typeof accountValues>) =>
    rows.map(({ key, value, currency }) => `${key} ${value} ${currency}`);
  const all = totalsThenLedgers(traded);
  expect(names(all).sort()).toEqual(names(accountValues(traded)).sort());
  const light = names(ledgersAndNetLiquidation(traded));
  expect(light.slice(0, 3)).toEqual([
    'NetLiquidation 1001723.00 USD',
    expect.stringMatching(/^NetLiquidation-C 0.00 USD$/),
    expect.stringMatching(/^NetLiquidation-S 1001723.00 USD$/),
  ]);
  expect(light.slice(3)).toEqual(names(all).slice(-light.length + 3));
  expect(light[3]).toBe('Currency BASE BASE');
});

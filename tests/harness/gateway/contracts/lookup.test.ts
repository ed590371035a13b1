import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RequestedContract } from '../../../../harness/gateway/contract.js';
import { flawIn, lookUp } from '../../../../harness/gateway/contracts/lookup.js';
import { isOption } from '../../../../trading/instruments/instrument.js';
import { findContracts } from '../../../../trading/instruments/search/find.js';
import type { ContractMatch } from '../../../../trading/instruments/search/query.js';

const TODAY = '20260303';

/** As `AAPL STK@SMART`. */
const rowsOf = (request: RequestedContract) =>
  [...lookUp(request, TODAY)]
    .flat()
    .map(({ instrument, exchange, secType }) => `${instrument.localSymbol} ${secType}@${exchange}`);

test.each<[string, RequestedContract, string[]]>([
  ['a stock at SMART', { symbol: 'AAPL', secType: 'STK', exchange: 'SMART' }, ['AAPL STK@SMART']],
  ['its old name for a stock', { symbol: 'AAPL', secType: 'CS', exchange: 'SMART' }, ['AAPL STK@SMART']],
  ['small letters', { symbol: 'aapl', secType: 'stk', exchange: 'smart' }, ['AAPL STK@SMART']],
  ['a conId alone', { conId: 265598 }, ['AAPL STK@SMART']],
  ['a conId at an exchange', { conId: 265598, exchange: 'NASDAQ' }, ['AAPL STK@NASDAQ']],
  ['a conId at an exchange where it is not traded', { conId: 265598, exchange: 'CME' }, []],
  ['a conId that nobody has', { conId: 3 }, []],
  [
    'an ISIN',
    { secIdType: 'ISIN', secId: 'US0378331005', secType: 'STK', exchange: 'SMART' },
    ['AAPL STK@SMART'],
  ],
  [
    'a symbol, where the kind of identifier is none',
    { secIdType: 'isin', secId: 'US0378331005', symbol: 'MSFT', secType: 'STK', exchange: 'SMART' },
    ['MSFT STK@SMART'],
  ],
  ['no name at all', { secType: 'STK', exchange: 'SMART' }, []],
  ['a kind that nothing here is of', { symbol: 'VFINX', secType: 'FUND' }, []],
  ['a currency pair', { symbol: 'EUR', currency: 'USD', secType: 'CASH' }, ['EUR.USD CASH@IDEALPRO']],
  ['a future by its local symbol', { localSymbol: 'ESZ6', secType: 'FUT' }, ['ESZ6 FUT@CME']],
  [
    'a month that has ended',
    { symbol: 'ES', secType: 'FUT', lastTradeDateOrContractMonth: '202512', includeExpired: true },
    ['ESZ5 FUT@CME'],
  ],
  [
    'a month that has ended, unless asked for',
    { symbol: 'ES', secType: 'FUT', lastTradeDateOrContractMonth: '202512' },
    [],
  ],
  ['the continuous future', { symbol: 'ES', secType: 'CONTFUT', exchange: 'CME' }, ['ESH6 CONTFUT@CME']],
])('%s is looked up', (_, request, rows) => {
  expect(rowsOf(request)).toEqual(rows);
});

test('a stock without an exchange comes once for each of them', () => {
  const rows = rowsOf({ symbol: 'AAPL', secType: 'STK', currency: 'USD' });
  expect(rows.length).toBeGreaterThan(10);
  expect(rows).toContain('AAPL STK@NASDAQ');
  expect(new Set(rows).size).toBe(rows.length);
});

test('FUT+CONTFUT gives the listed months, and then the continuous future', () => {
  const rows = rowsOf({ symbol: 'ES', secType: 'FUT+CONTFUT', exchange: 'CME' });
  expect(rows.slice(0, 2)).toEqual(['ESH6 FUT@CME', 'ESM6 FUT@CME']);
  expect(rows.at(-1)).toBe('ESH6 CONTFUT@CME');
  expect(rowsOf({ symbol: 'NONE', secType: 'CONTFUT+FUT', exchange: 'CME' })).toEqual([]);
});

test('an option may be described by as much of it as is known', () => {
  const chain = { symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' };
  const month = rowsOf({ ...chain, lastTradeDateOrContractMonth: '202612' });
  const calls = rowsOf({ ...chain, lastTradeDateOrContractMonth: '20261218', right: 'CALL' });
  const strike = rowsOf({ ...chain, lastTradeDateOrContractMonth: '20261218', strike: 600 });
  expect(month).toEqual(expect.arrayContaining(calls));
  expect(calls.length).toBeGreaterThan(92);
  expect(calls.every((row) => row.startsWith('SPY   261218C'))).toBe(true);
  expect(strike).toEqual(['SPY   261218C00600000 OPT@SMART', 'SPY   261218P00600000 OPT@SMART']);
});

test.each<[string, RequestedContract]>([
  ['whose options expire every day', { symbol: 'SPY', secType: 'OPT', exchange: 'SMART' }],
  ['of two classes, in small letters', { symbol: 'spx', secType: 'opt' }],
  ['of one class of two', { symbol: 'SPX', secType: 'OPT', tradingClass: 'SPX' }],
  ['of a class that it has not', { symbol: 'SPX', secType: 'OPT', tradingClass: 'SPY' }],
  ['on futures', { symbol: 'ES', secType: 'FOP', right: 'P' }],
  ['of the year and month', { symbol: 'SPX', secType: 'OPT', lastTradeDateOrContractMonth: '202612' }],
  [
    'of the day of its settlement',
    { symbol: 'SPX', secType: 'OPT', lastTradeDateOrContractMonth: '20261218' },
  ],
])('a chain %s is looked up an expiry at a time, and is whole', (_, request) => {
  const pieces = [...lookUp(request, TODAY)];
  for (const piece of pieces) {
    const expiries = piece.map(({ instrument }) => (isOption(instrument) ? instrument.lastTradeDate : ''));
    expect(new Set(expiries).size).toBe(1);
  }
  const placesOf = (found: readonly ContractMatch[]) =>
    found.map(({ instrument, exchange }) => `${instrument.conId}@${exchange}`);
  expect(placesOf(pieces.flat())).toEqual(placesOf(findContracts(request, TODAY)));
});

test.each<[string, RequestedContract, number | undefined]>([
  ['no security type', { symbol: 'AAPL' }, 321],
  ['a security type that is none', { symbol: 'AAPL', secType: 'STOCK' }, 321],
  ['no security type beside a conId', { conId: 265598 }, undefined],
  ['a security type in small letters', { symbol: 'AAPL', secType: 'stk' }, undefined],
  ['a month', { symbol: 'ES', secType: 'FUT', lastTradeDateOrContractMonth: '202612' }, undefined],
  ['a leap day', { symbol: 'SPY', secType: 'OPT', lastTradeDateOrContractMonth: '20280229' }, undefined],
  ['a leap day of another year', { secType: 'OPT', lastTradeDateOrContractMonth: '20270229' }, 10372],
  ['a month beyond the twelfth', { secType: 'FUT', lastTradeDateOrContractMonth: '202613' }, 10372],
  ['a year alone', { secType: 'FUT', lastTradeDateOrContractMonth: '2026' }, 10372],
  ['a date with dashes', { secType: 'FUT', lastTradeDateOrContractMonth: '2026-12-18' }, 10372],
  ['a year long past', { secType: 'FUT', lastTradeDateOrContractMonth: '197712' }, 10372],
  ['the absence of an expiry', { secType: 'FUT', lastTradeDateOrContractMonth: 'noexp' }, undefined],
])('%s is taken as TWS takes it', (_, request, code) => {
  expect(flawIn(request)?.code).toBe(code);
});

test('whatever a description holds, it is refused or looked up, and what is found fits it', () => {
  const text = fc.oneof(fc.constantFrom('', 'ES', 'AAPL', 'SPX', 'EUR', 'BTC', 'US-T'), fc.string());
  const request = fc.record(
    {
      conId: fc.constantFrom(0, 265598, 12087792, -1, 2147483647),
      symbol: text,
      secType: fc.constantFrom('STK', 'IND', 'FUT', 'CASH', 'CRYPTO', 'BOND', 'CFD', 'FOP', 'WAR', ''),
      lastTradeDateOrContractMonth: fc.constantFrom('', '202606', '20260618', '20260230'),
      strike: fc.constantFrom(0, 6000, -1),
      right: fc.constantFrom('', 'C', 'PUT', '?'),
      exchange: fc.constantFrom('', 'SMART', 'CME', 'IDEALPRO', 'NOWHERE'),
      currency: fc.constantFrom('', 'USD', 'EUR'),
      localSymbol: text,
      secIdType: fc.constantFrom('', 'ISIN', 'CUSIP'),
      secId: text,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(request, (asked) => {
      if (flawIn(asked)) return;
      for (const { instrument, exchange, secType } of [...lookUp(asked, TODAY)].flat()) {
        expect(instrument.validExchanges).toContain(exchange);
        if (asked.conId) expect(instrument.conId).toBe(asked.conId);
        else expect(secType).toBe(asked.secType);
        if (asked.exchange) expect(exchange).toBe(asked.exchange);
      }
    }),
    { numRuns: 300 },
  );
});

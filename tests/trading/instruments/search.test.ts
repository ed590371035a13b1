import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expirationsOf, optionOf, strikesOf } from '../../../trading/instruments/chains.js';
import { DEPTH_EXCHANGES, SMART_COMPONENTS } from '../../../trading/instruments/search/exchanges.js';
import { findContracts, findOneContract } from '../../../trading/instruments/search/find.js';
import { matchSymbols } from '../../../trading/instruments/search/match-symbols.js';
import { optionParameters } from '../../../trading/instruments/search/option-parameters.js';
import type { ContractQuery } from '../../../trading/instruments/search/query.js';
import { futureSymbols, futuresOn } from '../../../trading/instruments/universe/futures.js';
import { OPTION_CLASSES } from '../../../trading/instruments/universe/option-classes.js';
import { universe } from '../../../trading/instruments/universe/universe.js';

const TODAY = '20261120';
const SPY_CALL = {
  ...{ symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' },
  ...{ lastTradeDateOrContractMonth: '20281215', strike: 750, right: 'C' },
};

function oneConId(query: ContractQuery): number | string {
  const answer = findOneContract(query, TODAY);
  return answer.found === 'one' ? answer.match.instrument.conId : answer.message;
}

test.each<[string, ContractQuery, number]>([
  ['a stock', { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' }, 265598],
  ['a stock without an exchange', { symbol: 'AAPL', secType: 'STK', currency: 'USD' }, 265598],
  ['a conId at an exchange', { conId: 265598, exchange: 'NASDAQ' }, 265598],
  ['a currency pair', { symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' }, 12087792],
  ['a local symbol', { localSymbol: 'EUR.USD', secType: 'CASH', exchange: 'IDEALPRO' }, 12087792],
  ['an ISIN', { secType: 'STK', secIdType: 'ISIN', secId: 'US0378331005', exchange: 'SMART' }, 265598],
  ['an option', SPY_CALL, 843630132],
  ['an option by CALL', { ...SPY_CALL, right: 'CALL' }, 843630132],
  ['an option by its local symbol', { secType: 'OPT', localSymbol: 'SPY   281215C00750000' }, 843630132],
  ['an option by its month', { ...SPY_CALL, lastTradeDateOrContractMonth: '202812' }, 843630132],
])('%s is found', (_, query, conId) => {
  expect(oneConId(query)).toBe(conId);
});

test.each<[string, ContractQuery]>([
  ['ISLAND', { symbol: 'AAPL', secType: 'STK', currency: 'USD' }],
  ['GLOBEX', { symbol: 'ES', secType: 'FUT', lastTradeDateOrContractMonth: '202612' }],
  ['ECBOT', { symbol: 'ZN', secType: 'FUT', lastTradeDateOrContractMonth: '202612' }],
  ['IBIS2', { symbol: 'BMW', secType: 'STK', currency: 'EUR' }],
])('nothing is found at %s, which the exchange was called once', (exchange, query) => {
  const [here] = findContracts(query, TODAY);
  expect(findContracts({ ...query, exchange: here?.exchange ?? '' }, TODAY).length).toBeGreaterThan(0);
  expect(findContracts({ ...query, exchange }, TODAY)).toEqual([]);
  expect(findContracts({ ...query, primaryExch: exchange, secType: 'STK' }, TODAY)).toEqual([]);
});

test.each<[string, ContractQuery, object]>([
  ['a symbol with a space', { symbol: 'BRK B', secType: 'STK', exchange: 'SMART' }, { conId: 72063691 }],
  [
    'a bond of the United States by its CUSIP',
    { symbol: '912828C57', secType: 'BOND', exchange: 'SMART' },
    { secIds: { ISIN: 'US912828C574', CUSIP: '912828C57' } },
  ],
  [
    'the Frankfurt future',
    { symbol: 'DAX', secType: 'FUT', exchange: 'EUREX', lastTradeDateOrContractMonth: '202612' },
    { localSymbol: 'FDAX 20261218 M', currency: 'EUR', multiplier: 25, underConId: 825711 },
  ],
  [
    'gold by the ounce',
    { symbol: 'XAUUSD', secType: 'CMDTY', exchange: 'SMART', currency: 'USD' },
    { conId: 69067924, primaryExch: 'IBCMDTY', calendar: 'NYMEX' },
  ],
  [
    'silver at its own exchange',
    { symbol: 'XAGUSD', secType: 'CMDTY', exchange: 'IBCMDTY' },
    { conId: 77124483, minTick: 0.001 },
  ],
  [
    'a contract for difference on an index',
    { symbol: 'IBDE40', secType: 'CFD', exchange: 'SMART', currency: 'EUR' },
    { underConId: 825711, underSymbol: 'DAX', underSecType: 'IND', calendar: 'EUREX' },
  ],
  ['bitcoin in small', { localSymbol: 'MBTX6', secType: 'FUT', exchange: 'CME' }, { multiplier: 0.1 }],
  [
    'an option on crude oil',
    { localSymbol: 'LOF7 C7050', secType: 'FOP', exchange: 'NYMEX' },
    { strike: 70.5, contractMonth: '202701', underSymbol: 'CLF7', multiplier: 1000 },
  ],
])('%s is found', (_, query, expected) => {
  const answer = findOneContract(query, TODAY);
  expect(answer.found === 'one' && answer.match.instrument).toMatchObject(expected);
});

test('a future is found by month, by day, by local symbol and as the continuous one', () => {
  const [front] = futuresOn('ES', TODAY);
  for (const narrowed of [
    { symbol: 'ES', lastTradeDateOrContractMonth: '202612' },
    { symbol: 'ES', lastTradeDateOrContractMonth: '20261218' },
    { localSymbol: 'ESZ6' },
    { symbol: 'ES', secType: 'CONTFUT' },
  ])
    expect(oneConId({ secType: 'FUT', exchange: 'CME', ...narrowed })).toBe(front?.conId);
});

test('an option on a future is found by its local symbol, and by its description', () => {
  const byName = findOneContract({ secType: 'FOP', localSymbol: 'ESZ6 C6000' }, TODAY);
  const [front] = futuresOn('ES', TODAY);
  expect(byName.found === 'one' && byName.match).toMatchObject({
    exchange: 'CME',
    instrument: { secType: 'FOP', lastTradeDate: '20261218', strike: 6000, underConId: front?.conId },
  });
  const described = { symbol: 'ES', secType: 'FOP', tradingClass: 'ES', strike: 6000, right: 'C' };
  expect(findOneContract({ ...described, lastTradeDateOrContractMonth: '202612' }, TODAY)).toEqual(byName);
});

test.each<[string, ContractQuery]>([
  [
    'a local symbol at odds with the strike',
    { ...SPY_CALL, strike: 751, localSymbol: 'SPY   281215C00750000' },
  ],
  ['an option by an ISIN', { secType: 'OPT', secIdType: 'ISIN', secId: 'US78462F1030' }],
  ['an option without a name', { secType: 'OPT', strike: 750, right: 'C' }],
  ['an unknown symbol', { symbol: 'NOSUCH', secType: 'STK', exchange: 'SMART', currency: 'USD' }],
  ['a stock at a futures exchange', { symbol: 'AAPL', secType: 'STK', exchange: 'CME', currency: 'USD' }],
  ['a strike that is not listed', { ...SPY_CALL, strike: 750.3 }],
  ['an expiry on a Saturday', { ...SPY_CALL, lastTradeDateOrContractMonth: '20281216' }],
  ['an expired future', { symbol: 'ES', secType: 'FUT', lastTradeDateOrContractMonth: '202603' }],
  ['a wrong multiplier', { ...SPY_CALL, multiplier: '10' }],
  ['a conId nobody has', { conId: 12 }],
  ['nothing at all', { secType: 'STK' }],
])('%s is unknown', (_, query) => {
  expect(oneConId(query)).toBe('No security definition has been found for the request');
});

test.each<[string, ContractQuery]>([
  ['IBM', { symbol: 'IBM', secType: 'STK', exchange: 'SMART' }],
  ['SAP', { symbol: 'SAP', secType: 'STK', exchange: 'SMART' }],
  ['ES', { symbol: 'ES', secType: 'FUT', exchange: 'CME' }],
  ['SPY', { ...SPY_CALL, right: '' }],
])('%s without what tells it apart is ambiguous', (symbol, query) => {
  expect(oneConId(query)).toBe(`The contract description specified for ${symbol} is ambiguous.`);
});

test('a currency or a primary exchange tells two listings apart', () => {
  const frankfurt = oneConId({ symbol: 'SAP', secType: 'STK', exchange: 'SMART', currency: 'EUR' });
  const newYork = oneConId({ symbol: 'SAP', secType: 'STK', exchange: 'SMART', primaryExch: 'NYSE' });
  expect(frankfurt).toBeTypeOf('number');
  expect(newYork).toBeTypeOf('number');
  expect(newYork).not.toBe(frankfurt);
});

test('an expired future comes back when asked for', () => {
  const query = { symbol: 'ES', secType: 'FUT', lastTradeDateOrContractMonth: '202603' };
  const [found] = findContracts({ ...query, includeExpired: true }, TODAY);
  expect(found?.instrument.localSymbol).toBe('ESH6');
});

test('a query that leaves strike and right open lists the chain of an expiry', () => {
  const { strike: _, ...open } = SPY_CALL;
  const calls = findContracts(open, TODAY);
  expect(calls.length).toBeGreaterThanOrEqual(92);
  expect(findContracts({ ...open, right: '' }, TODAY)).toHaveLength(calls.length * 2);
});

test('every instrument is found by its own description', () => {
  const futures = futureSymbols().flatMap((symbol) => futuresOn(symbol, TODAY));
  for (const each of [...universe().instruments, ...futures]) {
    const { symbol, secType, currency, localSymbol, tradingClass, exchange, primaryExch } = each;
    expect(oneConId({ symbol, secType, currency, localSymbol, tradingClass, exchange, primaryExch })).toBe(
      each.conId,
    );
  }
  const family = fc.constantFrom(...OPTION_CLASSES);
  fc.assert(
    fc.property(
      family,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('C' as const, 'P' as const),
      (of, i, j, right) => {
        const dates = expirationsOf(of, TODAY);
        const strikes = strikesOf(of);
        const date = dates[i % dates.length] ?? '';
        const option = optionOf(of, date, strikes[j % strikes.length] ?? 0, right);
        if (option === undefined) throw new Error(`${of.tradingClass} ${date} is listed but cannot be made`);
        const { symbol, secType, tradingClass, strike } = option;
        const query = { symbol, secType, tradingClass, strike, right, lastTradeDateOrContractMonth: date };
        expect(oneConId(query)).toBe(option.conId);
      },
    ),
  );
});

test('matching symbols: the exact one first, then beginnings, then names', () => {
  expect(matchSymbols('aapl')[0]?.instrument.conId).toBe(265598);
  expect(matchSymbols('A').length).toBe(16);
  expect(matchSymbols('V')[0]?.instrument.symbol).toBe('V');
  expect(matchSymbols('apple').map(({ instrument }) => instrument.symbol)).toContain('AAPL');
  expect(matchSymbols('SPY')[0]?.derivativeSecTypes).toEqual(['OPT']);
  expect(matchSymbols('ES')[0]?.derivativeSecTypes).toEqual(['FUT', 'FOP']);
  expect(matchSymbols('VIX')[0]?.derivativeSecTypes).toEqual(['OPT', 'FUT']);
  expect(matchSymbols('DAX')[0]?.derivativeSecTypes).toEqual(['FUT']);
  expect(matchSymbols('GC')[0]?.derivativeSecTypes).toEqual(['FUT', 'FOP']);
  expect(matchSymbols(' ')).toEqual([]);
});

test('option parameters name each class at each exchange', () => {
  const spx = optionParameters({ symbol: 'SPX', secType: 'IND' }, TODAY);
  expect(new Set(spx.map(({ tradingClass }) => tradingClass))).toEqual(new Set(['SPX', 'SPXW']));
  const smart = optionParameters({ symbol: 'AAPL', secType: 'STK' }, TODAY).find(
    ({ exchange }) => exchange === 'SMART',
  );
  expect(smart).toMatchObject({ tradingClass: 'AAPL', multiplier: '100' });
  expect(smart?.strikes.length).toBeGreaterThanOrEqual(92);
  expect(optionParameters({ symbol: 'SAP', secType: 'STK' }, TODAY)).toEqual([]);
});

test('every exchange behind SMART has a letter and a bit of its own', () => {
  const apple = findContracts({ conId: 265598 }, TODAY).map(({ exchange }) => exchange);
  expect(SMART_COMPONENTS.map(({ exchange }) => exchange)).toEqual(apple.filter((each) => each !== 'SMART'));
  expect(SMART_COMPONENTS.every(({ letter }) => /^[A-Z]$/.test(letter))).toBe(true);
  expect(new Set(SMART_COMPONENTS.map(({ letter }) => letter)).size).toBe(SMART_COMPONENTS.length);
  expect(SMART_COMPONENTS.map(({ bit }) => bit)).toEqual(SMART_COMPONENTS.map((_, i) => i));
  expect(DEPTH_EXCHANGES.map(({ exchange }) => exchange)).toContain('IDEALPRO');
});

test('an expiry that is months away lists every fifth strike, and still knows the others by name', () => {
  const strikesIn = (month: string) => [
    ...new Set(
      findContracts({ symbol: 'SPY', secType: 'OPT', right: 'C', lastTradeDateOrContractMonth: month }, TODAY)
        .map(({ instrument }) => (instrument.secType === 'OPT' ? instrument.strike : 0))
        .filter((strike) => strike > 0),
    ),
  ];
  const [near, far] = [strikesIn('20261218'), strikesIn('20281215')];
  expect(near).toContain(601);
  expect(far).not.toContain(601);
  expect(far.every((strike) => strike % 5 === 0)).toBe(true);
  expect(far.length).toBeGreaterThanOrEqual(92);
  const named = { symbol: 'SPY', secType: 'OPT', right: 'C', lastTradeDateOrContractMonth: '20281215' };
  expect(findContracts({ ...named, strike: 601 }, TODAY)).toHaveLength(1);
});

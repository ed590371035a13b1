import { Bond, type Contract, Crypto, Forex, Future, Index, Option, OptionType, Stock } from '@stoqey/ib';
import { expect, test } from 'vitest';
import { findContracts, findOneContract } from '../../../trading/instruments/search/find.js';
import { matchSymbols } from '../../../trading/instruments/search/match-symbols.js';
import type { ContractQuery } from '../../../trading/instruments/search/query.js';

/** The day from which on @stoqey/ib's own live tests are run against the gateway. */
const TODAY = '20261121';

/** The client's classes leave fields undefined, which its own type of a contract does not allow for. */
type Sample = { readonly [Field in keyof Contract]?: Contract[Field] | undefined };

/** As the client writes it on the wire and the gateway reads it: the unset ones are left out. */
function queryOf(contract: Sample): ContractQuery {
  const fields = [
    'symbol',
    'secType',
    'exchange',
    'currency',
    'localSymbol',
    'strike',
    'right',
    'conId',
  ] as const;
  const set = fields.flatMap((name) => (contract[name] === undefined ? [] : [[name, contract[name]]]));
  return {
    ...Object.fromEntries(set),
    lastTradeDateOrContractMonth: contract.lastTradeDateOrContractMonth ?? '',
    multiplier: String(contract.multiplier ?? ''),
  };
}

const spyCall = new Option('SPY', '20281215', 750, OptionType.Call);

/** The contracts of `dist/tests/unit` in the package, by the name they have there. */
test.each<[string, Sample, object]>([
  ['sample_stock', new Stock('AAPL'), { conId: 265598, secType: 'STK', currency: 'USD' }],
  ['sample_etf', new Stock('SPY'), { conId: 756733, secType: 'STK' }],
  [
    'sample_bond',
    new Bond('US064159KJ44'),
    { secType: 'BOND', secIds: { ISIN: 'US064159KJ44', CUSIP: '064159KJ4' } },
  ],
  ['sample_index', new Index('ES'), { conId: 11004968, secType: 'IND', exchange: 'CME' }],
  ['sample_dax_index', new Index('DAX', 'EUREX', 'EUR'), { conId: 825711, secType: 'IND' }],
  ['sample_crypto', new Crypto('BTC'), { conId: 479624278, secType: 'CRYPTO' }],
  [
    'sample_future',
    new Future('ES', 'ESZ6', '202612', 'CME', 50),
    { secType: 'FUT', lastTradeDate: '20261218' },
  ],
  ['sample_option', spyCall, { conId: 843630132, secType: 'OPT', symbol: 'SPY', currency: 'USD' }],
  ['aapl_contract', { conId: 265598, ...new Stock('AAPL') }, { conId: 265598 }],
  ['the forex pair', new Forex('USD', 'EUR'), { symbol: 'EUR', currency: 'USD', marketName: 'EUR.USD' }],
  ['the stock of the news', { conId: 444857009 }, { symbol: 'PLTR' }],
])('%s of @stoqey/ib is one contract', (_, contract, expected) => {
  const answer = findOneContract(queryOf(contract), TODAY);
  expect(answer.found === 'one' && answer.match.instrument).toMatchObject(expected);
});

test('its option chain has at least 92 strikes, all of the class asked for', () => {
  const chain = findContracts({ ...queryOf(spyCall), strike: 0 }, TODAY).map(({ instrument }) => instrument);
  expect(chain.length).toBeGreaterThanOrEqual(92);
  expect(new Set(chain.map(({ symbol, secType, currency }) => `${symbol} ${secType} ${currency}`))).toEqual(
    new Set(['SPY OPT USD']),
  );
});

test.each(['SPY', 'AAPL', 'ES'])('what matches %s has that symbol in its first row', (pattern) => {
  expect(matchSymbols(pattern)[0]?.instrument.symbol).toBe(pattern);
});

test.each<[string, ContractQuery]>([
  ['its ISIN', { secIdType: 'ISIN', secId: 'US064159KJ44', exchange: 'SMART' }],
  ['its CUSIP', { secIdType: 'CUSIP', secId: '064159KJ4' }],
  ['its CUSIP as symbol', { symbol: '064159KJ4' }],
  ['its issuer', { symbol: 'BNS' }],
])('a bond is found by %s', (_, query) => {
  const answer = findOneContract({ ...query, secType: 'BOND' }, TODAY);
  expect(answer.found === 'one' && answer.match.instrument.symbol).toBe('BNS');
});

test.each<[string, ContractQuery]>([
  ['nothing', {}],
  ['an ISIN that nobody has', { symbol: 'US0000000000' }],
  ['the ISIN of a share', { secIdType: 'ISIN', secId: 'US0378331005' }],
])('no bond is found by %s', (_, query) => {
  expect(findContracts({ ...query, secType: 'BOND' }, TODAY)).toEqual([]);
});

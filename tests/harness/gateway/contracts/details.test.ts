import { expect, test } from 'vitest';
import type { RequestedContract } from '../../../../harness/gateway/contract.js';
import { bondDetailsOf } from '../../../../harness/gateway/contracts/bond-details.js';
import { comboDetailsOf } from '../../../../harness/gateway/contracts/combo.js';
import { detailsOf } from '../../../../harness/gateway/contracts/details.js';
import { lookUp } from '../../../../harness/gateway/contracts/lookup.js';
import { encode } from '../../../../harness/wire/encode.js';
import { bondContractDetails, contractDetails } from '../../../../harness/wire/replies/reference.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { marketRule } from '../../../../trading/instruments/market-rules.js';
import { futureSymbols, futuresOn } from '../../../../trading/instruments/universe/futures.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';

const TODAY = '20260303';
const NOW = Date.parse('2026-03-03T16:30:00Z');

const firstOf = (request: RequestedContract) => [...lookUp(request, TODAY)].flat()[0];

function details(request: RequestedContract) {
  const found = firstOf(request);
  if (!found) throw new Error(`expected a contract, found none for ${JSON.stringify(request)}`);
  return detailsOf(found, NOW);
}

const everything = (): readonly Instrument[] => [
  ...universe().instruments,
  ...futureSymbols().flatMap((symbol) => futuresOn(symbol, TODAY)),
];

test('a stock is described as IB describes it', () => {
  expect(details({ conId: 265598 })).toMatchObject({
    symbol: 'AAPL',
    secType: 'STK',
    conId: 265598,
    exchange: 'SMART',
    primaryExchange: 'NASDAQ',
    currency: 'USD',
    marketName: 'NMS',
    tradingClass: 'NMS',
    longName: 'APPLE INC',
    stockType: 'COMMON',
    strike: 0,
    right: '',
    multiplier: '',
    lastTradeDateOrContractMonth: '',
    underConId: 0,
    evRule: '',
    evMultiplier: 0,
    minTick: 0.01,
    minSize: '0.0001',
    suggestedSizeIncrement: '100',
    timeZoneId: 'US/Eastern',
    secIdList: [{ tag: 'ISIN', value: 'US0378331005' }],
    liquidHours:
      '20260303:0930-20260303:1600;20260304:0930-20260304:1600;20260305:0930-20260305:1600;' +
      '20260306:0930-20260306:1600;20260307:CLOSED;20260308:CLOSED',
  });
});

test('an option tells of its underlying, its side and its expiry', () => {
  const request = { symbol: 'SPY', secType: 'OPT', strike: 750, right: 'C' };
  expect(details({ ...request, lastTradeDateOrContractMonth: '20281215' })).toMatchObject({
    conId: 843630132,
    localSymbol: 'SPY   281215C00750000',
    lastTradeDateOrContractMonth: '20281215',
    lastTradeDate: '20281215',
    contractMonth: '202812',
    realExpirationDate: '20281215',
    strike: 750,
    right: 'C',
    multiplier: '100',
    underConId: 756733,
    underSymbol: 'SPY',
    underSecType: 'STK',
    stockType: '',
  });
});

test.each<[string, RequestedContract, object]>([
  ['a pair', { symbol: 'EUR', currency: 'USD', secType: 'CASH' }, { marketName: 'EUR.USD', multiplier: '' }],
  ['a future', { localSymbol: 'ESZ6', secType: 'FUT' }, { multiplier: '50', underSecType: 'IND' }],
  ['a CFD', { symbol: 'AAPL', secType: 'CFD' }, { underConId: 265598, underSecType: 'STK' }],
  ['a coin', { symbol: 'BTC', secType: 'CRYPTO' }, { minSize: '0.00000001', exchange: 'PAXOS' }],
])('%s has what belongs to its kind', (_, request, expected) => {
  expect(details(request)).toMatchObject(expected);
});

test('trading hours end with the last trading day', () => {
  const last = firstOf({ symbol: 'SPY', secType: 'OPT', lastTradeDateOrContractMonth: '20260304' });
  expect(last && detailsOf(last, NOW).liquidHours).toBe(
    '20260303:0930-20260303:1600;20260304:0930-20260304:1600',
  );
  const ended = {
    symbol: 'ES',
    secType: 'FUT',
    lastTradeDateOrContractMonth: '202512',
    includeExpired: true,
  };
  expect(details(ended)).toMatchObject({ tradingHours: '', liquidHours: '' });
});

test('a bond is described by its terms', () => {
  const found = firstOf({ symbol: 'US064159KJ44', secType: 'BOND' });
  const bond = found?.instrument;
  expect(bond?.secType === 'BOND' && bondDetailsOf(bond, 'SMART', NOW)).toMatchObject({
    cusip: '064159KJ4',
    coupon: 5,
    maturity: '20351216',
    descAppend: 'BNS 5 12/16/35',
    exchange: 'SMART',
  });
});

test('a combination has the one conId of its currency', () => {
  expect(comboDetailsOf({ symbol: 'IBM,AAPL', secType: 'BAG' }, NOW)).toMatchObject({
    symbol: 'IBM,AAPL',
    secType: 'BAG',
    conId: 28812380,
    localSymbol: '28812380',
    exchange: 'SMART',
    currency: 'USD',
  });
  expect(comboDetailsOf({ symbol: 'IBM,NONE', secType: 'BAG' }, NOW)).toBeUndefined();
  expect(comboDetailsOf({ symbol: 'IBM', currency: 'XXX', secType: 'BAG' }, NOW)).toBeUndefined();
  expect(comboDetailsOf({ symbol: 'IBM', currency: '__proto__', secType: 'BAG' }, NOW)).toBeUndefined();
});

test('each exchange of each instrument has a market rule that can be asked for', () => {
  for (const instrument of everything()) {
    expect(instrument.marketRuleIds, instrument.localSymbol).toHaveLength(instrument.validExchanges.length);
    for (const id of instrument.marketRuleIds) expect(marketRule(id), `rule ${id}`).toBeDefined();
  }
});

/** How many fields the clients read after the message id, by version; two more for each identifier. */
test.each([
  [157, 38, 34],
  [163, 39, 34],
  [164, 39, 35],
  [176, 39, 35],
  [178, 39, 35],
  [182, 40, 35],
  [188, 41, 38],
  [193, 41, 38],
  [200, 41, 38],
])('at version %i a row has %i fields, and one about a bond %i', (version, others, bonds) => {
  for (const instrument of everything()) {
    const row = { instrument, exchange: instrument.exchange, secType: instrument.secType };
    const body =
      instrument.secType === 'BOND'
        ? encode(bondContractDetails, version, { ...bondDetailsOf(instrument, 'SMART', NOW), reqId: 1 })
        : encode(contractDetails, version, { ...detailsOf(row, NOW), reqId: 1 });
    const identifiers = 2 * Object.keys(instrument.secIds).length;
    const expected = (instrument.secType === 'BOND' ? bonds : others) + identifiers;
    // Beside the fields there are the id before them and the emptiness after the last NUL.
    expect(body.split('\0').length - 2, instrument.localSymbol).toBe(expected);
  }
});

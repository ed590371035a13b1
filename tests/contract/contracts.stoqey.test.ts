import {
  Bond,
  type Contract,
  type ContractDetails,
  Crypto,
  type ErrorCode,
  EventName,
  Forex,
  Future,
  IBApiNext,
  Index,
  Option,
  OptionType,
  SecType,
  Stock,
} from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

let gateway: TestGateway;
let client: StoqeyClient;
let next: IBApiNext;

beforeAll(async () => {
  gateway = await startGateway();
  client = await connectStoqey(gateway.port);
  next = new IBApiNext({ host: '127.0.0.1', port: gateway.port, reconnectInterval: 0 });
  next.connect(2);
});

afterAll(async () => {
  next.disconnect();
  client.close();
  await gateway.close();
});

/** The client's own constructors make what its strict types refuse. */
const contract = (made: object): Contract => made;

let lastId = 0;
const newId = () => ++lastId;

/** The rows that came for a request, up to its end. */
async function detailsOf(asked: Contract): Promise<readonly ContractDetails[]> {
  const reqId = newId();
  client.api.reqContractDetails(reqId, asked);
  await client.event(EventName.contractDetailsEnd, (id) => id === reqId);
  const rows: readonly string[] = [EventName.contractDetails, EventName.bondContractDetails];
  return client.events
    .filter(({ name, values }) => rows.includes(name) && values[0] === reqId)
    .map(({ values }) => values[1] as ContractDetails);
}

async function refusalOf(asked: Contract): Promise<{ code: ErrorCode; text: string }> {
  const reqId = newId();
  client.api.reqContractDetails(reqId, asked);
  return errorOf(client, reqId);
}

test('a stock has one row at SMART, with all that IB tells of it', async () => {
  const [apple, ...others] = await detailsOf(contract(new Stock('AAPL')));
  expect(others).toEqual([]);
  expect(apple).toMatchObject({
    contract: {
      ...{ symbol: 'AAPL', secType: 'STK', conId: 265598, exchange: 'SMART', primaryExch: 'NASDAQ' },
      ...{ currency: 'USD', localSymbol: 'AAPL', tradingClass: 'NMS', strike: 0, multiplier: 0 },
    },
    ...{ marketName: 'NMS', longName: 'APPLE INC', stockType: 'COMMON', minTick: 0.01, priceMagnifier: 1 },
    ...{ timeZoneId: 'US/Eastern', aggGroup: 1, underConId: 0, evRule: '', evMultiplier: 0 },
    ...{ minSize: 0.0001, sizeIncrement: 0.0001, suggestedSizeIncrement: 100 },
    secIdList: [{ tag: 'ISIN', value: 'US0378331005' }],
    ineligibilityReasonList: [],
  });
  expect(apple?.tradingHours).toMatch(/^20260303:0400-20260303:2000;.*;20260307:CLOSED;20260308:CLOSED$/);
  expect(apple?.liquidHours).toMatch(/^20260303:0930-20260303:1600;/);
  expect(apple?.orderTypes?.split(',')).toEqual(
    expect.arrayContaining(['LMT', 'MKT', 'STP', 'TRAIL', 'MOC']),
  );
  expect(apple?.validExchanges?.split(',')).toContain('SMART');
  expect(apple?.marketRuleIds?.split(',')).toHaveLength(apple?.validExchanges?.split(',').length ?? 0);
});

test.each<[string, Contract, object]>([
  [
    'a currency pair',
    contract(new Forex('EUR', 'USD')),
    {
      contract: { conId: 12087792, exchange: 'IDEALPRO', localSymbol: 'EUR.USD' },
      marketName: 'EUR.USD',
      minTick: 0.00005,
    },
  ],
  [
    'an index',
    contract(new Index('SPX', 'CBOE', 'USD')),
    { contract: { conId: 416904, secType: 'IND' }, longName: 'S&P 500 Stock Index' },
  ],
  [
    'a future',
    contract(new Future('ES', 'ESZ6', '202612', 'CME', 50)),
    {
      contract: { localSymbol: 'ESZ6', lastTradeDateOrContractMonth: '20261218', multiplier: 50 },
      ...{ contractMonth: '202612', underSymbol: 'ES', underSecType: 'IND', underConId: 11004968 },
      ...{ aggGroup: 2147483647, realExpirationDate: '20261218', minTick: 0.25, timeZoneId: 'US/Central' },
    },
  ],
  [
    'an option',
    contract(new Option('SPY', '20281215', 750, OptionType.Call)),
    {
      contract: {
        ...{ conId: 843630132, localSymbol: 'SPY   281215C00750000', strike: 750, right: 'C' },
        ...{ multiplier: 100, lastTradeDateOrContractMonth: '20281215', lastTradeDate: '20281215' },
      },
      ...{ underConId: 756733, underSymbol: 'SPY', underSecType: 'STK' },
    },
  ],
  [
    'a coin',
    contract(new Crypto('BTC')),
    { contract: { conId: 479624278, exchange: 'PAXOS' }, minSize: 1e-8 },
  ],
  // The client's own CFD class asks for a stock.
  [
    'a CFD',
    { symbol: 'AAPL', secType: SecType.CFD, currency: 'USD', exchange: 'SMART' },
    { contract: { secType: 'CFD' }, underConId: 265598 },
  ],
  [
    'a bond',
    contract(new Bond('US064159KJ44')),
    {
      contract: { symbol: 'BNS', secType: 'BOND', exchange: 'SMART' },
      ...{ cusip: '064159KJ4', coupon: 5, maturity: '20351216', descAppend: 'BNS 5 12/16/35' },
      ...{ timeZoneId: 'US/Eastern', convertible: false, marketRuleIds: '32' },
    },
  ],
  [
    'a combination',
    { symbol: 'IBM,AAPL', secType: SecType.BAG, exchange: 'SMART', currency: 'USD' },
    { contract: { conId: 28812380, secType: 'BAG', tradingClass: 'COMB' } },
  ],
])('%s is described in one row', async (_, asked, expected) => {
  const rows = await detailsOf(asked);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject(expected);
});

test('a stock without an exchange is described at each of them', async () => {
  const rows = await detailsOf({ symbol: 'AAPL', secType: SecType.STK, currency: 'USD' });
  const exchanges = rows.map(({ contract }) => contract.exchange);
  expect(exchanges).toEqual(rows[0]?.validExchanges?.split(','));
});

test('a conId or an ISIN says enough', async () => {
  const [byId, ...more] = await detailsOf({ conId: 756733 });
  expect(byId?.contract).toMatchObject({ symbol: 'SPY', exchange: 'SMART' });
  expect(more).toEqual([]);
  const isin = { secIdType: 'ISIN', secId: 'US5949181045', secType: SecType.STK, exchange: 'SMART' };
  expect((await detailsOf(isin)).map(({ contract }) => contract.symbol)).toEqual(['MSFT']);
});

test('an option without a strike is described for every strike', async () => {
  const rows = await detailsOf(contract(new Option('SPY', '20281215', 0, OptionType.Call)));
  expect(rows.length).toBeGreaterThanOrEqual(92);
  const strikes = rows.map(({ contract }) => contract.strike ?? 0);
  expect(strikes).toEqual([...new Set(strikes)].sort((a, b) => a - b));
  expect(rows.every(({ contract }) => contract.right === 'C' && contract.symbol === 'SPY')).toBe(true);
});

test('futures come in order, expired ones when asked for, the continuous one under its own type', async () => {
  const months = async (asked: Contract) => (await detailsOf(asked)).map((row) => row.contract.localSymbol);
  const es = { symbol: 'ES', secType: SecType.FUT, exchange: 'CME', currency: 'USD' };
  expect((await months(es)).slice(0, 3)).toEqual(['ESH6', 'ESM6', 'ESU6']);
  const all = await months({ ...es, includeExpired: true });
  expect(all.indexOf('ESZ5')).toBe(all.indexOf('ESH6') - 1);
  const [front] = await detailsOf({ ...es, secType: SecType.CONTFUT });
  expect(front?.contract).toMatchObject({ secType: 'CONTFUT', localSymbol: 'ESH6' });
});

test.each<[string, Contract, object]>([
  [
    'a symbol that nothing has',
    contract(new Stock('NONE')),
    { code: 200, text: expect.stringContaining('No security definition') },
  ],
  [
    'a strike that is not listed',
    contract(new Option('SPY', '20281215', 751.3, OptionType.Call)),
    { code: 200 },
  ],
  ['a fund', { symbol: 'VFINX', secType: SecType.FUND, exchange: 'FUNDSERV' }, { code: 200 }],
  ['a combination of unknown symbols', { symbol: 'NO,NE', secType: SecType.BAG }, { code: 200 }],
  [
    'no security type',
    { symbol: 'AAPL', exchange: 'SMART' },
    { code: 321, text: expect.stringContaining('cause - Please enter a valid security type') },
  ],
  [
    'a date that does not exist',
    { symbol: 'ES', secType: SecType.FUT, lastTradeDateOrContractMonth: '20260230' },
    { code: 10372, text: expect.stringContaining('The date entered is invalid') },
  ],
])('%s gets an error', async (_, asked, expected) => {
  expect(await refusalOf(asked)).toMatchObject(expected);
});

test('IBApiNext gives details and errors as promises', async () => {
  const details = await next.getContractDetails(contract(new Stock('AAPL')));
  expect(details.map(({ contract }) => contract.conId)).toEqual([265598]);
  const bonds = await next.getContractDetails(contract(new Bond('US064159KJ44')));
  expect(bonds.map(({ contract }) => contract.secType)).toEqual(['BOND']);
  await expect(next.getContractDetails(contract(new Stock('NONE')))).rejects.toMatchObject({ code: 200 });
});

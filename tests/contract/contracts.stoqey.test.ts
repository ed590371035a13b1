import {
  Bond,
  CFD,
  type Contract,
  type ContractDescription,
  type ContractDetails,
  Crypto,
  type DepthMktDataDescription,
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

let lastId = 0;
const newId = () => ++lastId;

/** The rows that came for a request, up to its end. */
async function detailsOf(contract: Contract): Promise<readonly ContractDetails[]> {
  const reqId = newId();
  client.api.reqContractDetails(reqId, contract);
  await client.event(EventName.contractDetailsEnd, (id) => id === reqId);
  const rows: readonly string[] = [EventName.contractDetails, EventName.bondContractDetails];
  return client.events
    .filter(({ name, values }) => rows.includes(name) && values[0] === reqId)
    .map(({ values }) => values[1] as ContractDetails);
}

async function refusalOf(contract: Contract): Promise<{ code: ErrorCode; text: string }> {
  const reqId = newId();
  client.api.reqContractDetails(reqId, contract);
  return errorOf(client, reqId);
}

test('a stock has one row at SMART, with all that IB tells of it', async () => {
  const [apple, ...others] = await detailsOf(new Stock('AAPL'));
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
    new Forex('EUR', 'USD'),
    {
      contract: { conId: 12087792, exchange: 'IDEALPRO', localSymbol: 'EUR.USD' },
      marketName: 'EUR.USD',
      minTick: 0.00005,
    },
  ],
  [
    'an index',
    new Index('SPX', 'USD', 'CBOE'),
    { contract: { conId: 416904, secType: 'IND' }, longName: 'S&P 500 Stock Index' },
  ],
  [
    'a future',
    new Future('ES', 'ESZ6', '202612', 'CME', 50),
    {
      contract: { localSymbol: 'ESZ6', lastTradeDateOrContractMonth: '20261218', multiplier: 50 },
      ...{ contractMonth: '202612', underSymbol: 'ES', underSecType: 'IND', underConId: 11004968 },
      ...{ aggGroup: 2147483647, realExpirationDate: '20261218', minTick: 0.25, timeZoneId: 'US/Central' },
    },
  ],
  [
    'an option',
    new Option('SPY', '20281215', 750, OptionType.Call),
    {
      contract: {
        ...{ conId: 843630132, localSymbol: 'SPY   281215C00750000', strike: 750, right: 'C' },
        ...{ multiplier: 100, lastTradeDateOrContractMonth: '20281215', lastTradeDate: '20281215' },
      },
      ...{ underConId: 756733, underSymbol: 'SPY', underSecType: 'STK' },
    },
  ],
  ['a coin', new Crypto('BTC'), { contract: { conId: 479624278, exchange: 'PAXOS' }, minSize: 1e-8 }],
  ['a CFD', new CFD('AAPL', 'USD', 'SMART'), { contract: { secType: 'CFD' }, underConId: 265598 }],
  [
    'a bond',
    new Bond('US064159KJ44'),
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
])('%s is described in one row', async (_, contract, expected) => {
  const rows = await detailsOf(contract);
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
  const rows = await detailsOf({ ...new Option('SPY', '20281215', 0, OptionType.Call) });
  expect(rows.length).toBeGreaterThanOrEqual(92);
  const strikes = rows.map(({ contract }) => contract.strike ?? 0);
  expect(strikes).toEqual([...new Set(strikes)].sort((a, b) => a - b));
  expect(rows.every(({ contract }) => contract.right === 'C' && contract.symbol === 'SPY')).toBe(true);
});

test('futures come in order, expired ones when asked for, the continuous one under its own type', async () => {
  const months = async (contract: Contract) =>
    (await detailsOf(contract)).map(({ contract: { localSymbol } }) => localSymbol);
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
    new Stock('NONE'),
    { code: 200, text: expect.stringContaining('No security definition') },
  ],
  ['a strike that is not listed', new Option('SPY', '20281215', 751.3, OptionType.Call), { code: 200 }],
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
])('%s gets an error', async (_, contract, expected) => {
  expect(await refusalOf(contract)).toMatchObject(expected);
});

test('matching symbols come with the best match first', async () => {
  for (const pattern of ['SPY', 'META', 'AMC']) {
    const reqId = newId();
    client.api.reqMatchingSymbols(reqId, pattern);
    const [, found] = await client.event(EventName.symbolSamples, (id) => id === reqId);
    const [first] = found as readonly ContractDescription[];
    expect(first?.contract?.symbol).toBe(pattern);
  }
  const [apple] = await next.getMatchingSymbols('apple');
  expect(apple).toMatchObject({
    contract: {
      ...{ conId: 265598, symbol: 'AAPL', secType: 'STK', primaryExch: 'NASDAQ', currency: 'USD' },
      ...{ description: 'APPLE INC', issuerId: '' },
    },
    derivativeSecTypes: expect.arrayContaining(['OPT']),
  });
  expect(await next.getMatchingSymbols('no such name')).toEqual([]);
});

test('a pattern of nothing is refused', async () => {
  const reqId = newId();
  client.api.reqMatchingSymbols(reqId, ' ');
  const text = expect.stringContaining('Pattern must not be empty');
  expect(await errorOf(client, reqId)).toMatchObject({ code: 321, text });
});

test('option parameters name expirations and strikes by exchange and trading class', async () => {
  const reqId = newId();
  client.api.reqSecDefOptParams(reqId, 'SPX', '', SecType.IND, 416904);
  await client.event(EventName.securityDefinitionOptionParameterEnd, (id) => id === reqId);
  const rows = client.events.filter(({ name }) => name === EventName.securityDefinitionOptionParameter);
  expect(new Set(rows.map(({ values }) => values[3]))).toEqual(new Set(['SPX', 'SPXW']));
  for (const { values } of rows) {
    const [id, exchange, conId, tradingClass, multiplier, expirations, strikes] = values;
    expect([id, conId, multiplier]).toEqual([reqId, 416904, 100]);
    expect(['SMART', 'CBOE']).toContain(exchange);
    expect(expirations).toContain(tradingClass === 'SPX' ? '20261217' : '20260306');
    expect(strikes).toContain(6000);
  }
});

test('each option that the parameters name has details', async () => {
  const rows = await next.getSecDefOptParams('AAPL', '', SecType.STK, 265598);
  const smart = rows.find(({ exchange }) => exchange === 'SMART');
  const [date = '', strike = 0] = [smart?.expirations[0], smart?.strikes[0]];
  const details = await next.getContractDetails(new Option('AAPL', date, strike, OptionType.Put));
  expect(details[0]?.contract).toMatchObject({ strike, lastTradeDateOrContractMonth: date, right: 'P' });
});

test.each<[string, [string, string, SecType, number], object]>([
  [
    'a wrong kind',
    ['SPY', '', SecType.OPT, 756733],
    { code: 321, text: expect.stringContaining('security type - OPT') },
  ],
  [
    'no conId',
    ['SPY', '', SecType.STK, 0],
    { code: 321, text: expect.stringContaining('Invalid contract id') },
  ],
  [
    'another conId',
    ['SPY', '', SecType.STK, 5],
    { code: 322, text: expect.stringContaining('No derivatives found') },
  ],
])('option parameters over %s are refused', async (_, asked, expected) => {
  const reqId = newId();
  client.api.reqSecDefOptParams(reqId, ...asked);
  expect(await errorOf(client, reqId)).toMatchObject(expected);
});

test.each([
  [26, 0.01],
  [32, 0.01],
  [67, 0.25],
  [635, 0.0001],
  [2806, 0.25],
])('market rule %i begins with %d', async (id, increment) => {
  expect((await next.getMarketRule(id))[0]).toEqual({ lowEdge: 0, increment });
});

test('an unknown market rule gets an error without an id', async () => {
  client.api.reqMarketRule(99999);
  const unknown = await client.event(EventName.error, (_, code) => code === 322);
  expect(String(unknown[0])).toContain('Market rule with id = 99999 is missing');
});

test('SMART components name the exchanges by the letters of quotes', async () => {
  const reqId = newId();
  client.api.reqSmartComponents(reqId, '9c0001');
  const [, components] = await client.event(EventName.smartComponents, (id) => id === reqId);
  const found = [...(components as ReadonlyMap<number, readonly [string, string]>).values()];
  expect(found.map(([exchange]) => exchange)).toEqual(expect.arrayContaining(['NASDAQ', 'NYSE', 'ARCA']));
  expect(new Set(found.map(([, letter]) => letter)).size).toBe(found.length);
  client.api.reqSmartComponents(newId(), 'nowhere');
  const text = expect.stringContaining('Invalid BBO exchange');
  expect(await errorOf(client, lastId)).toMatchObject({ code: 321, text });
});

test('the exchanges with more than the top of their book are listed', async () => {
  client.api.reqMktDepthExchanges();
  const [listed] = await client.event(EventName.mktDepthExchanges);
  const exchanges = listed as readonly DepthMktDataDescription[];
  expect(exchanges).toContainEqual(
    expect.objectContaining({ exchange: 'NASDAQ', secType: 'STK', serviceDataType: 'Deep2' }),
  );
  expect(await next.getMarketDepthExchanges()).toEqual(exchanges);
});

test('there are no soft dollar tiers', async () => {
  const reqId = newId();
  client.api.reqSoftDollarTiers(reqId);
  expect(await client.event(EventName.softDollarTiers)).toEqual([reqId, []]);
});

test('IBApiNext gives details and errors as promises', async () => {
  const details = await next.getContractDetails(new Stock('AAPL'));
  expect(details.map(({ contract }) => contract.conId)).toEqual([265598]);
  const bonds = await next.getContractDetails(new Bond('US064159KJ44'));
  expect(bonds.map(({ contract }) => contract.secType)).toEqual(['BOND']);
  await expect(next.getContractDetails(new Stock('NONE'))).rejects.toMatchObject({ code: 200 });
});

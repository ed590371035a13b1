import {
  type ContractDescription,
  type DepthMktDataDescription,
  EventName,
  IBApiNext,
  Option,
  OptionType,
  SecType,
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
  const put: object = new Option('AAPL', date, strike, OptionType.Put);
  const details = await next.getContractDetails(put);
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
  const text = expect.stringContaining('Market rule with id = 99999 is missing');
  // This client takes every error without an id for information.
  const [said] = await client.event(EventName.info, (_, code) => code === 322);
  expect(said).toEqual(text);
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

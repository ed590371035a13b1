import { EventName, type MarketDataType } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quotingExchanges } from '../../harness/world/quoting-exchanges.js';
import { createWorld } from '../../harness/world/world.js';
import { steppedClock } from '../../platform/clock/stepped.js';
import { SMART_COMPONENTS } from '../../trading/instruments/search/exchanges.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import {
  AAPL,
  contract,
  EURUSD,
  eventsOf,
  instrumentOf,
  SAP,
  SPX,
  SPY_CALL,
  settled,
  ticksOf,
} from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

const clock = steppedClock(MARKET_HOURS);
const world = createWorld({ seed: 1 });
let gateway: TestGateway;
let client: StoqeyClient;
let lastId = 100;
const newId = () => ++lastId;

beforeAll(async () => {
  gateway = await startGateway({ clock });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

async function ask(asked: object, { generic = '', snapshot = false, regulatory = false } = {}) {
  const reqId = newId();
  client.api.reqMktData(reqId, contract(asked), generic, snapshot, regulatory);
  await settled(client);
  return reqId;
}

async function askAs(type: 1 | 2 | 3 | 4, asked: object): Promise<number> {
  client.api.reqMarketDataType(type as MarketDataType);
  const reqId = await ask(asked, { snapshot: true });
  client.api.reqMarketDataType(1 as MarketDataType);
  return reqId;
}

async function refusalOf(asked: object, options = {}) {
  return errorOf(client, await ask(asked, options));
}

const letters = new Map(SMART_COMPONENTS.map(({ exchange, letter }) => [exchange, letter]));
const lettersOf = (exchanges: readonly string[]) => exchanges.map((name) => letters.get(name)).join('');

/** Where the last trade that counts was. */
function lastExchange(at: number): string {
  const trades = world.events(instrumentOf(AAPL), at - 60_000, at + 1).flatMap(({ trade }) => trade ?? []);
  return trades.findLast(({ unreported }) => !unreported)?.exchange ?? '';
}

/** The ticks that a line by itself shows of a stock, as the market has them. */
function shownOf(at: number): ReadonlyMap<number, number | string> {
  const { quote, last, volume, high, low, previousClose, open } = world.snapshot(instrumentOf(AAPL), at);
  const { bid, ask } = quotingExchanges(instrumentOf(AAPL), at);
  return new Map<number, number | string>([
    ...[[1, quote?.bid ?? 0] as const, [0, quote?.bidSize ?? 0] as const],
    ...[[2, quote?.ask ?? 0] as const, [3, quote?.askSize ?? 0] as const],
    ...[[4, last?.price ?? 0] as const, [5, last?.size ?? 0] as const],
    [45, String(Math.floor((last?.time ?? 0) / 1000))],
    ...[[49, 0] as const, [8, volume] as const, [6, high ?? 0] as const, [7, low ?? 0] as const],
    ...[[9, previousClose ?? 0] as const, [14, open ?? 0] as const],
    ...[[32, lettersOf(bid)] as const, [33, lettersOf(ask)] as const],
    [84, lettersOf([lastExchange(at)])],
  ]);
}

test('a fresh line tells its type, its parameters and everything that the market shows; then what changes', async () => {
  const reqId = await ask(AAPL);
  const [first, second] = client.events.filter(({ values }) => values[0] === reqId);
  expect([first?.name, first?.values]).toEqual(['marketDataType', [reqId, 1]]);
  expect([second?.name, second?.values[2], second?.values[3]]).toEqual(['tickReqParams', '9c0001', 3]);
  expect(ticksOf(client, reqId)).toEqual(shownOf(clock.now()));
  const before = client.events.length;

  for (let minute = 0; minute < 3; minute += 1) {
    await clock.advance(60_000);
    await settled(client);
    expect(ticksOf(client, reqId)).toEqual(shownOf(clock.now()));
  }
  const told = client.events.slice(before).filter(({ values }) => values[0] === reqId);
  expect(told.filter(({ name }) => name === 'marketDataType')).toEqual([]);
  // The previous close never changes, and is not told again; the volume changes with every trade.
  expect(told.filter(({ values }) => values[1] === 9)).toEqual([]);
  expect(told.filter(({ values }) => values[1] === 8).length).toBeGreaterThan(50);

  client.api.cancelMktData(reqId);
  await settled(client);
  const ended = client.events.length;
  await clock.advance(10_000);
  await settled(client);
  expect(client.events.slice(ended).filter(({ values }) => values[0] === reqId)).toEqual([]);
});

test('a snapshot tells everything once, then its end', async () => {
  const reqId = await ask(AAPL, { snapshot: true });
  expect(ticksOf(client, reqId)).toEqual(shownOf(clock.now()));
  expect(client.events.filter(({ values }) => values[0] === reqId).at(-1)?.name).toBe('tickSnapshotEnd');
  client.api.cancelMktData(reqId);
  expect(await errorOf(client, reqId)).toEqual({ code: 300, text: `Can't find EId with tickerId:${reqId}` });
});

test('an index is not quoted, and a currency does not trade', async () => {
  const index = ticksOf(client, await ask(SPX, { snapshot: true }));
  expect([...index.keys()].filter((type) => type < 4)).toEqual([]);
  expect(index.get(4)).toBe(world.snapshot(instrumentOf(SPX), clock.now()).last?.price);
  const pair = ticksOf(client, await ask(EURUSD, { snapshot: true }));
  expect(pair.get(1)).toBe(world.snapshot(instrumentOf(EURUSD), clock.now()).quote?.bid);
  expect(pair.has(4)).toBe(false);
});

test('an option comes with Greeks from its bid, its ask, its last price and the middle', async () => {
  const reqId = await ask(SPY_CALL, { snapshot: true });
  const { quote } = world.snapshot(instrumentOf(SPY_CALL), clock.now());
  const computed = new Map(
    eventsOf(client, EventName.tickOptionComputation, reqId).map(([type, , ...values]) => [type, values]),
  );
  expect([...computed.keys()].filter((type) => type !== 12)).toEqual([10, 11, 13]);
  expect([computed.get(10)?.[2], computed.get(11)?.[2]]).toEqual([quote?.bid, quote?.ask]);
  const [volatility, delta, price, dividend, gamma, vega, theta, underlying] = (computed.get(13) ?? []).map(
    Number,
  );
  expect(volatility).toBeGreaterThan(0.05);
  expect(volatility).toBeLessThan(0.6);
  expect(delta).toBeGreaterThan(0.2);
  expect(delta).toBeLessThan(0.8);
  expect(price).toBeCloseTo(((quote?.bid ?? 0) + (quote?.ask ?? 0)) / 2, 8);
  expect([dividend, Math.sign(gamma ?? 0), Math.sign(vega ?? 0), Math.sign(theta ?? 0)]).toEqual([
    0, 1, 1, -1,
  ]);
  const spy = world.snapshot(instrumentOf(contract({ ...AAPL, symbol: 'SPY' })), clock.now()).quote;
  expect(underlying).toBeCloseTo(((spy?.bid ?? 0) + (spy?.ask ?? 0)) / 2, 8);
});

test('a combo is quoted by its legs', async () => {
  const [spy, call] = [instrumentOf(contract({ ...AAPL, symbol: 'SPY' })), instrumentOf(SPY_CALL)];
  const leg = (conId: number, ratio: number, action: string) => ({ conId, ratio, action, exchange: 'SMART' });
  const comboLegs = [leg(spy.conId, 100, 'BUY'), leg(call.conId, 1, 'SELL')];
  const reqId = await ask(
    { symbol: 'SPY', secType: 'BAG', currency: 'USD', exchange: 'SMART', comboLegs },
    { snapshot: true },
  );
  const [stock, option] = [spy, call].map((each) => world.snapshot(each, clock.now()).quote);
  const ticks = ticksOf(client, reqId);
  expect(ticks.get(1)).toBeCloseTo((stock?.bid ?? 0) - (option?.ask ?? 0), 6);
  expect(ticks.get(2)).toBeCloseTo((stock?.ask ?? 0) - (option?.bid ?? 0), 6);

  const unknown = { symbol: 'SPY', secType: 'BAG', currency: 'USD', exchange: 'SMART' };
  expect((await refusalOf({ ...unknown, comboLegs: [leg(7, 1, 'BUY')] })).code).toBe(321);
});

test.each([
  ['an ETF', { symbol: 'QQQ', secType: 'STK', exchange: 'SMART', currency: 'USD' }],
  ['a future', { symbol: 'ES', secType: 'FUT', exchange: 'CME', lastTradeDateOrContractMonth: '202603' }],
  ['the front future', { symbol: 'CL', secType: 'CONTFUT', exchange: 'NYMEX' }],
  [
    'an index option',
    {
      symbol: 'SPX',
      secType: 'OPT',
      exchange: 'SMART',
      lastTradeDateOrContractMonth: '20260320',
      strike: 6600,
      right: 'P',
      tradingClass: 'SPX',
    },
  ],
  [
    'a future option',
    {
      symbol: 'ES',
      secType: 'FOP',
      exchange: 'CME',
      lastTradeDateOrContractMonth: '20260320',
      strike: 6600,
      right: 'C',
    },
  ],
  ['a cryptocurrency', { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' }],
  ['a bond', { symbol: 'US064159KJ44', secType: 'BOND', exchange: 'SMART', currency: 'USD' }],
  ['a contract for difference', { symbol: 'AAPL', secType: 'CFD', exchange: 'SMART', currency: 'USD' }],
])('%s is quoted', async (_, asked) => {
  const reqId = await ask(asked, { snapshot: true });
  const ticks = ticksOf(client, reqId);
  expect(client.events.filter(({ name, values }) => name === 'error' && values[2] === reqId)).toEqual([]);
  expect(Number(ticks.get(1))).toBeGreaterThan(0);
  expect(Number(ticks.get(2))).toBeGreaterThan(Number(ticks.get(1)));
});

test('what is not subscribed to is refused live, and shown a quarter of an hour late', async () => {
  const refusal = await refusalOf(SAP);
  expect(refusal.code).toBe(354);
  expect(refusal.text).toMatch(
    /^Requested market data is not subscribed\..*Delayed market data is available\.SAP/,
  );
  expect((await errorOf(client, await askAs(2, SAP))).code).toBe(354);

  for (const type of [3, 4] as const) {
    const reqId = await askAs(type, SAP);
    expect(await errorOf(client, reqId)).toEqual({
      code: 10167,
      text: 'Requested market data is not subscribed. Displaying delayed market data.',
    });
    expect(eventsOf(client, EventName.marketDataType, reqId)).toEqual([[3]]);
    const ticks = ticksOf(client, reqId);
    const { quote, last, volume } = world.snapshot(instrumentOf(SAP), clock.now() - 15 * 60_000);
    expect([66, 67, 68, 69, 74].map((tick) => ticks.get(tick))).toEqual([
      ...[quote?.bid, quote?.ask, last?.price, quote?.bidSize, volume],
    ]);
    expect([...ticks.keys()].filter((tick) => tick < 66)).toEqual([]);
  }
});

test('delayed data of what is subscribed to are live data', async () => {
  const reqId = await askAs(3, AAPL);
  expect(eventsOf(client, EventName.marketDataType, reqId)).toEqual([[1]]);
  expect(ticksOf(client, reqId)).toEqual(shownOf(clock.now()));
});

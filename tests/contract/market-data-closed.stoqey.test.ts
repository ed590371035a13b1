import { EventName, type MarketDataType } from '@stoqey/ib';
import { afterEach, expect, test } from 'vitest';
import { createWorld } from '../../harness/world/world.js';
import { type SteppedClock, steppedClock } from '../../platform/clock/stepped.js';
import { startGateway, type TestGateway } from './gateway.js';
import { AAPL, eventsOf, instrumentOf, SAP, settled, ticksOf } from './live-data.js';
import { connectStoqey, type StoqeyClient } from './stoqey.js';

const world = createWorld({ seed: 1 });
let gateway: TestGateway;
let client: StoqeyClient;
let clock: SteppedClock;

async function start(moment: string): Promise<void> {
  clock = steppedClock(moment);
  gateway = await startGateway({ clock });
  client = await connectStoqey(gateway.port);
}

afterEach(async () => {
  client.close();
  await gateway.close();
});

async function lineOf(type: 1 | 2 | 3 | 4, asked: object): Promise<number> {
  const reqId = 100 + type;
  client.api.reqMarketDataType(type as MarketDataType);
  client.api.reqMktData(reqId, asked, '', false, false);
  await settled(client);
  return reqId;
}

/** New York's after hours end at 20:00. */
const SATURDAY = '2026-03-07T15:00:00Z';
const LAST_MOMENT = Date.parse('2026-03-07T01:00:00Z') - 1;

test('while the market rests, live data have no bid and no ask, but the last price and the close', async () => {
  await start(SATURDAY);
  const reqId = await lineOf(1, AAPL);
  expect(eventsOf(client, EventName.marketDataType, reqId)).toEqual([[1]]);
  const ticks = ticksOf(client, reqId);
  expect([0, 1, 2, 3].map((type) => ticks.get(type))).toEqual([0, -1, -1, 0]);
  const { last, previousClose } = world.snapshot(instrumentOf(AAPL), clock.now());
  expect([ticks.get(4), ticks.get(9)]).toEqual([last?.price, previousClose]);
});

test.each([2, 4] as const)('type %i shows the last quote of the session instead', async (type) => {
  await start(SATURDAY);
  const reqId = await lineOf(type, AAPL);
  expect(eventsOf(client, EventName.marketDataType, reqId)).toEqual([[2]]);
  const ticks = ticksOf(client, reqId);
  const { quote } = world.snapshot(instrumentOf(AAPL), LAST_MOMENT);
  expect([1, 2].map((tick) => ticks.get(tick))).toEqual([quote?.bid, quote?.ask]);
});

test('type 4 of what is not subscribed to shows the last delayed quote', async () => {
  await start(SATURDAY);
  const reqId = await lineOf(4, SAP);
  expect(eventsOf(client, EventName.marketDataType, reqId)).toEqual([[4]]);
  const { quote } = world.snapshot(instrumentOf(SAP), Date.parse('2026-03-06T16:30:00Z') - 1);
  const ticks = ticksOf(client, reqId);
  expect([66, 67].map((tick) => ticks.get(tick))).toEqual([quote?.bid, quote?.ask]);
});

test('a frozen line says so when trading ends, and that it is live when trading begins', async () => {
  await start('2026-03-07T00:59:30Z');
  const reqId = await lineOf(2, AAPL);
  await clock.advance(60_000);
  await settled(client);
  expect(eventsOf(client, EventName.marketDataType, reqId)).toEqual([[1], [2]]);
  const { quote } = world.snapshot(instrumentOf(AAPL), LAST_MOMENT);
  const ticks = ticksOf(client, reqId);
  expect([1, 2].map((tick) => ticks.get(tick))).toEqual([quote?.bid, quote?.ask]);
});

import { EventName, type WhatToShow } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../harness/world/world.js';
import { steppedClock } from '../../platform/clock/stepped.js';
import { startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, EURUSD, eventsOf, instrumentOf, SAP, SPX, settled } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

/** Minutes before the closing bell, amid a bar; no beat falls on the end of one. */
const clock = steppedClock('2026-03-03T20:50:12.100Z');
const world = createWorld({ seed: 1 });
let gateway: TestGateway;
let client: StoqeyClient;
let lastId = 100;

beforeAll(async () => {
  gateway = await startGateway({ clock, settings: { historicalPacing: false } });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

async function ask(asked: object, whatToShow: string, useRTH = false): Promise<number> {
  lastId += 1;
  client.api.reqRealTimeBars(lastId, contract(asked), 5, whatToShow as WhatToShow, useRTH);
  await settled(client);
  return lastId;
}

test.each([
  ['TRADES', AAPL, false],
  ['TRADES', AAPL, true],
  ['BID', AAPL, true],
  ['ASK', EURUSD, false],
  ['MIDPOINT', EURUSD, false],
  ['TRADES', SPX, false],
] as const)('%s, bar for bar as the market has them (%#)', async (whatToShow, asked, useRTH) => {
  const reqId = await ask(asked, whatToShow, useRTH);
  const from = Math.floor(clock.now() / 5000) * 5000;
  await clock.advance(30_000);
  await settled(client);
  const bars = world.bars(instrumentOf(asked), {
    ...{
      from,
      to: Math.floor(clock.now() / 5000) * 5000,
      size: { unit: 'second', count: 5 },
      whatToShow,
      useRTH,
    },
  });
  expect(eventsOf(client, EventName.realtimeBar, reqId)).toEqual(
    bars.map(({ time, open, high, low, close, volume, wap, count }) => [
      ...[time / 1000, open, high, low, close, volume, wap, count],
    ]),
  );
  if (!useRTH) expect(bars.length).toBeGreaterThan(2);
  client.api.cancelRealTimeBars(reqId);
  await settled(client);
  const before = client.events.length;
  await clock.advance(10_000);
  await settled(client);
  expect(client.events.slice(before).filter(({ name }) => name === 'realtimeBar')).toEqual([]);
});

test('the bars end with regular trading where only that is asked for', async () => {
  const bell = Date.parse('2026-03-03T21:00:00Z');
  await clock.advance(bell - clock.now() - 20_000);
  const [regular, all] = [await ask(AAPL, 'TRADES', true), await ask(AAPL, 'TRADES', false)];
  await clock.advance(60_000);
  await settled(client);
  const times = (reqId: number) =>
    eventsOf(client, EventName.realtimeBar, reqId).map(([time]) => Number(time) * 1000);
  expect(times(regular)).toEqual([4, 3, 2, 1].map((count) => bell - count * 5000));
  expect(times(all).filter((time) => time < bell)).toEqual(times(regular));
  for (const reqId of [regular, all]) client.api.cancelRealTimeBars(reqId);
});

test.each([
  ['no such view', AAPL, 'BID_ASK', 321, 'What to show field is missing or incorrect.'],
  ['trades of a currency', EURUSD, 'TRADES', 420, 'Invalid Real-time Query:No data of type TRADES'],
  ['quotes of an index', SPX, 'MIDPOINT', 420, 'Invalid Real-time Query:No data of type MIDPOINT'],
  [
    'what is not subscribed to',
    SAP,
    'TRADES',
    420,
    'Invalid Real-time Query:No market data permissions for IBIS STK',
  ],
  ['a combo', { ...AAPL, secType: 'BAG' }, 'TRADES', 321, 'combos'],
  ['no exchange', { conId: 265598 }, 'TRADES', 321, 'Please enter exchange'],
  ['an unknown contract', { ...AAPL, symbol: 'ZZZZ' }, 'TRADES', 200, 'No security definition'],
])('refused: %s', async (_, asked, whatToShow, code, text) => {
  const refusal = await errorOf(client, await ask(asked, whatToShow));
  expect(refusal.code).toBe(code);
  expect(refusal.text).toContain(text);
});

test('an id serves once, and what is not there cannot be cancelled', async () => {
  const reqId = await ask(AAPL, 'TRADES');
  client.api.reqRealTimeBars(reqId, AAPL, 5, 'TRADES' as WhatToShow, false);
  expect((await errorOf(client, reqId)).code).toBe(322);
  client.api.cancelRealTimeBars(reqId);
  client.api.cancelRealTimeBars(7);
  expect(await errorOf(client, 7)).toEqual({ code: 300, text: "Can't find EId with tickerId:7" });
});

test('with pacing, real-time bars count among the sixty requests of ten minutes', async () => {
  const paced = await startGateway({ settings: { historicalPacing: true }, wall: steppedClock(0) });
  const other = await connectStoqey(paced.port);
  for (let reqId = 1; reqId <= 61; reqId += 1)
    other.api.reqRealTimeBars(reqId, AAPL, 5, 'TRADES' as WhatToShow, false);
  const { code, text } = await errorOf(other, 61);
  expect([code, text]).toEqual([420, 'Invalid Real-time Query:Historical data request pacing violation']);
  expect(other.events.filter(({ name, values }) => name === 'error' && values[1] === 420)).toHaveLength(1);
  other.close();
  await paced.close();
});

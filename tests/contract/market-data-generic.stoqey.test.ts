import { EventName } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../harness/world/world.js';
import { steppedClock } from '../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, eventsOf, instrumentOf, SPY_CALL, settled, ticksOf } from './live-data.js';
import { connectStoqey, type StoqeyClient } from './stoqey.js';

const clock = steppedClock(MARKET_HOURS);
const world = createWorld({ seed: 1 });
let gateway: TestGateway;
let client: StoqeyClient;
let lastId = 100;

beforeAll(async () => {
  gateway = await startGateway({ clock });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

async function ask(asked: object, { generic }: { readonly generic: string }): Promise<number> {
  lastId += 1;
  client.api.reqMktData(lastId, contract(asked), generic, false, false);
  await settled(client);
  return lastId;
}

test('generic ticks tell what they are asked for, and the market agrees', async () => {
  const reqId = await ask(AAPL, { generic: '100,101,104,105,106,165,221,236,258,293,318,411,456,595' });
  const ticks = ticksOf(client, reqId);
  const stock = instrumentOf(AAPL);
  const day = { from: Date.parse('2026-03-03T09:00:00Z'), to: clock.now() };
  const [today] = world.bars(stock, {
    ...day,
    ...{ size: { unit: 'day', count: 1 }, whatToShow: 'TRADES', useRTH: false },
  });
  expect(ticks.get(54)).toBe(today?.count);
  expect(ticks.get(57)).toBe(ticks.get(4));
  expect([ticks.get(46), ticks.get(59)]).toEqual([3, ',,,']);
  for (const type of [15, 16, 17, 18, 19, 20, 21, 23, 24, 27, 28, 29, 30, 37, 58, 63, 64, 65, 87, 89]) {
    expect([type, Number(ticks.get(type)) > 0]).toEqual([type, true]);
  }
  const low = [19, 17, 15].map((type) => Number(ticks.get(type)));
  const high = [16, 18, 20].map((type) => Number(ticks.get(type)));
  expect([...low, ...high]).toEqual([...low, ...high].sort((a, b) => a - b));
  expect(String(ticks.get(47))).toMatch(/^NPRICE=[\d.]+;NHIG=[\d.]+;NLOW=[\d.]+;BETA=[\d.]+;$/);
  client.api.cancelMktData(reqId);
});

test('RTVolume tells every trade, with the volume of the day', async () => {
  const reqId = await ask(AAPL, { generic: 'mdoff,233,375' });
  const from = clock.now();
  await clock.advance(20_000);
  await settled(client);
  const stock = instrumentOf(AAPL);
  const trades = world.events(stock, from, clock.now()).flatMap(({ trade }) => trade ?? []);
  const texts = eventsOf(client, EventName.tickString, reqId);
  const told = (type: number) => texts.filter(([found]) => found === type).map(([, text]) => String(text));
  expect(told(48)).toHaveLength(trades.length);
  expect(told(77)).toHaveLength(trades.filter(({ unreported }) => !unreported).length);
  const [, , , volume, average] = (told(77).at(-1) ?? '').split(';').map(Number);
  expect(volume).toBe(world.snapshot(stock, clock.now()).volume);
  const dayStart = Date.parse('2026-03-03T09:00:00Z');
  const [day] = world.bars(stock, {
    ...{
      from: dayStart,
      to: clock.now(),
      size: { unit: 'day', count: 1 },
      whatToShow: 'TRADES',
      useRTH: false,
    },
  });
  expect(average).toBeCloseTo(day?.wap ?? 0, 4);
  // Nothing else was asked for.
  expect(eventsOf(client, EventName.tickPrice, reqId)).toEqual([]);
  client.api.cancelMktData(reqId);
});

test('of an option, its own volume and interest, and the volatility that its price implies', async () => {
  const ticks = ticksOf(client, await ask(SPY_CALL, { generic: '100,101,106' }));
  expect(ticks.get(29)).toBe(world.snapshot(instrumentOf(SPY_CALL), clock.now()).volume);
  expect([ticks.get(30), ticks.get(28)]).toEqual([0, 0]);
  expect(Number(ticks.get(27))).toBeGreaterThan(0);
  const model = eventsOf(client, EventName.tickOptionComputation, lastId).find(([type]) => type === 13);
  expect(ticks.get(24)).toBe(model?.[2]);
});

test('of a fund, what it is worth; of a future, its open interest; of a bond, its factor', async () => {
  const fund = ticksOf(client, await ask({ ...AAPL, symbol: 'SPY' }, { generic: '576,577,578,614,623' }));
  expect([94, 95, 93, 98, 99].map((type) => fund.get(type))).toEqual(
    [1, 2, 9, 6, 7].map((type) => fund.get(type)),
  );
  expect(fund.get(96)).toBe(fund.get(97));
  const future = { symbol: 'ES', secType: 'FUT', exchange: 'CME', lastTradeDateOrContractMonth: '202603' };
  expect(Number(ticksOf(client, await ask(future, { generic: '588' })).get(86))).toBeGreaterThan(0);
  const bond = { symbol: 'US064159KJ44', secType: 'BOND', exchange: 'SMART', currency: 'USD' };
  expect(ticksOf(client, await ask(bond, { generic: '460' })).get(60)).toBe(1);
});

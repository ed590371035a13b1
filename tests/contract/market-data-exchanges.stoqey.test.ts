import { EventName, type MarketDataType } from '@stoqey/ib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SteppedClock, steppedClock } from '../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, eventsOf, SPY_CALL, settled, ticksOf } from './live-data.js';
import { connectStoqey, type StoqeyClient } from './stoqey.js';

/** Exchanges of the bid, of the ask and of the last trade. */
const EXCHANGE_TICKS = [32, 33, 84];

let clock: SteppedClock;
let gateway: TestGateway;
let client: StoqeyClient;

const begin = async (delayedOnly: readonly string[]) => {
  clock = steppedClock(MARKET_HOURS);
  gateway = await startGateway({ clock, settings: { delayedOnly } });
  client = await connectStoqey(gateway.port);
};

async function exchangesOf(reqId: number, asked: object): Promise<readonly (number | string | undefined)[]> {
  client.api.reqMktData(reqId, contract(asked), '', false, false);
  await settled(client);
  const ticks = ticksOf(client, reqId);
  return EXCHANGE_TICKS.map((type) => ticks.get(type));
}

beforeEach(() => begin([]));
afterEach(async () => {
  client.close();
  await gateway.close();
});

test('a stock at SMART tells who quotes and who traded, in letters that its components explain', async () => {
  const told = await exchangesOf(1, AAPL);
  const [, bboExchange] = eventsOf(client, EventName.tickReqParams, 1)[0] ?? [];
  client.api.reqSmartComponents(2, String(bboExchange));
  const [, components] = await client.event(EventName.smartComponents, (id) => id === 2);
  const letters = [...(components as Map<number, [string, string]>).values()].map(([, letter]) => letter);
  for (const text of told) {
    expect(String(text)).toMatch(/^.+$/);
    expect([...String(text)].filter((letter) => !letters.includes(letter))).toEqual([]);
  }
  expect(told[2]).toHaveLength(1);
});

test('they are told again when they change, and no oftener', async () => {
  await exchangesOf(1, AAPL);
  await clock.advance(30_000);
  await settled(client);
  const texts = eventsOf(client, EventName.tickString, 1);
  for (const type of EXCHANGE_TICKS) {
    const told = texts.filter(([found]) => found === type).map(([, text]) => text);
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((text, index) => text === told[index - 1])).toEqual([]);
  }
});

test.each([
  ['at one exchange', { ...AAPL, exchange: 'NASDAQ' }],
  ['an option', SPY_CALL],
])('%s has none', async (_, asked) => {
  expect(await exchangesOf(1, asked)).toEqual([undefined, undefined, undefined]);
});

test('delayed data have none, under whatever number', async () => {
  client.close();
  await gateway.close();
  await begin(['NASDAQ']);
  client.api.reqMarketDataType(3 as MarketDataType);
  expect(await exchangesOf(1, AAPL)).toEqual([undefined, undefined, undefined]);
  expect(ticksOf(client, 1).get(66)).toBeGreaterThan(0);
});

import { EventName } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../harness/world/world.js';
import { steppedClock } from '../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, EURUSD, eventsOf, instrumentOf, SAP, SPX, SPY_CALL, settled } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

const clock = steppedClock(MARKET_HOURS);
const world = createWorld({ seed: 1 });
const ES = contract({
  ...{
    symbol: 'ES',
    secType: 'FUT',
    exchange: 'CME',
    currency: 'USD',
    lastTradeDateOrContractMonth: '202603',
  },
});
const NASDAQ = contract({ ...AAPL, exchange: 'NASDAQ' });
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

async function ask(asked: object, rows = 5, isSmart = false): Promise<number> {
  lastId += 1;
  client.api.reqMktDepth(lastId, contract(asked), rows, isSmart);
  await settled(client);
  return lastId;
}

async function end(reqId: number, isSmart = false): Promise<void> {
  client.api.cancelMktDepth(reqId, isSmart);
  await settled(client);
}

interface Row {
  readonly price: number;
  readonly size: number;
  readonly maker: string;
}

/** What a client has that does as it is told: asks, then bids. */
function bookOf(reqId: number): readonly [Row[], Row[]] {
  const book: [Row[], Row[]] = [[], []];
  for (const { name, values } of client.events) {
    if (values[0] !== reqId || !name.startsWith('updateMktDepth')) continue;
    const row = values.filter((_, index) => index > 1).map(Number);
    const [maker, rest] = name === 'updateMktDepthL2' ? [String(values[2]), row.slice(1)] : ['', row];
    const [operation = -1, side = -1, price = 0, size = 0] = rest;
    const rows = book[side === 0 ? 0 : 1];
    const position = Number(values[1]);
    if (operation === 0) rows.splice(position, 0, { price, size, maker });
    else if (operation === 1) rows[position] = { price, size, maker };
    else rows.splice(position, 1);
  }
  return book;
}

const best = (rows: readonly Row[]) => rows[0]?.price;
const prices = (rows: readonly Row[]) => rows.map(({ price }) => price);

test.each([
  ['a future, price by price', ES, false, EventName.updateMktDepth],
  ['a currency, price by price', EURUSD, false, EventName.updateMktDepth],
  ['a stock at one exchange, by market maker', NASDAQ, false, EventName.updateMktDepthL2],
  ['a stock at all exchanges', AAPL, true, EventName.updateMktDepthL2],
] as const)(
  '%s: rows come first, then what changes, and both end with the same book',
  async (_, asked, isSmart, name) => {
    const reqId = await ask(asked, 5, isSmart);
    const first = eventsOf(client, name, reqId);
    expect(first.length).toBeGreaterThanOrEqual(6);
    const operations = first.map((values) => values[name === EventName.updateMktDepth ? 1 : 2]);
    expect(new Set(operations)).toEqual(new Set([0]));

    await clock.advance(30_000);
    await settled(client);
    const [asks, bids] = bookOf(reqId);
    expect(eventsOf(client, name, reqId).length).toBeGreaterThan(first.length);
    expect([asks.length, bids.length]).toEqual([5, 5]);
    expect(prices(asks)).toEqual(prices(asks).toSorted((a, b) => a - b));
    expect(prices(bids)).toEqual(prices(bids).toSorted((a, b) => b - a));
    if (asked !== NASDAQ) {
      const { quote } = world.snapshot(instrumentOf(asked), clock.now());
      expect([best(asks), best(bids)]).toEqual([quote?.ask, quote?.bid]);
    }
    const fresh = await ask(asked, 5, isSmart);
    expect(bookOf(fresh)).toEqual([asks, bids]);
    await end(reqId, isSmart);
    await end(fresh, isSmart);
    const before = client.events.length;
    await clock.advance(5000);
    await settled(client);
    expect(client.events.slice(before).filter((event) => event.name === name)).toEqual([]);
  },
);

test('a book at SMART names exchanges, one at an exchange its market makers', async () => {
  const [smart, single] = [await ask(AAPL, 10, true), await ask(NASDAQ, 10)];
  const { validExchanges } = instrumentOf(AAPL);
  const makers = (reqId: number) => new Set(bookOf(reqId).flatMap((side) => side.map(({ maker }) => maker)));
  expect([...makers(smart)].filter((maker) => !validExchanges.includes(maker))).toEqual([]);
  expect([...makers(single)].filter((maker) => validExchanges.includes(maker) && maker !== 'NASDAQ')).toEqual(
    [],
  );
  expect([makers(smart).size > 2, makers(single).size > 2]).toEqual([true, true]);
  expect(eventsOf(client, EventName.updateMktDepthL2, smart).every((values) => values.at(-1) === true)).toBe(
    true,
  );
  const { code, text } = await errorOf(client, smart);
  expect([code, text]).toEqual([2152, expect.stringMatching(/^Exchanges - Depth: .*ARCA.*; Top: .*; $/)]);
  await end(smart, true);
  await end(single);
});

test.each([
  [
    'SMART without SMART depth',
    AAPL,
    5,
    false,
    10092,
    'Deep market data is not supported for this combination of security type/exchange',
  ],
  ['an index', SPX, 5, false, 10092, 'Deep market data is not supported'],
  ['an option', SPY_CALL, 5, true, 10092, 'Deep market data is not supported'],
  ['no rows', NASDAQ, 0, false, 321, 'Market depth rows requested must be greater than zero.'],
  ['a combo', { ...AAPL, secType: 'BAG' }, 5, false, 321, 'Market depth does not support combos.'],
  ['what is not subscribed to', SAP, 5, false, 354, 'Requested market data is not subscribed.'],
  ['an unknown contract', { ...NASDAQ, symbol: 'ZZZZ' }, 5, false, 200, 'No security definition'],
])('refused: %s', async (_, asked, rows, isSmart, code, text) => {
  const refusal = await errorOf(client, await ask(asked, rows, isSmart));
  expect(refusal.code).toBe(code);
  expect(refusal.text).toContain(text);
});

test('a login may look at three books, at each as often as it likes', async () => {
  const held = [await ask(NASDAQ), await ask(NASDAQ), await ask(ES), await ask(EURUSD)];
  const msft = { ...NASDAQ, symbol: 'MSFT' };
  expect(await errorOf(client, await ask(msft))).toEqual({
    code: 309,
    text: 'Max number (3) of market depth requests has been reached',
  });
  client.api.reqMktDepth(held[0] ?? 0, NASDAQ, 5, false);
  expect((await errorOf(client, held[0] ?? 0)).code).toBe(322);
  for (const reqId of held) await end(reqId);
  const again = await ask(msft);
  expect(bookOf(again)[0]).toHaveLength(5);
  await end(again);
  await end(again);
  expect(await errorOf(client, again)).toEqual({
    code: 310,
    text: `Can't find the subscribed market depth with tickerId:${again}`,
  });
});

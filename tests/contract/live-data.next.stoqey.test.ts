import {
  type Bar,
  IBApiNext,
  type IBApiNextError,
  IBApiTickType,
  type MarketDataType,
  type MarketDataUpdate,
  type OrderBookUpdate,
  type WhatToShow,
} from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../harness/world/world.js';
import { steppedClock } from '../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, instrumentOf, SAP, SPY_CALL } from './live-data.js';

const clock = steppedClock(MARKET_HOURS);
const world = createWorld({ seed: 1 });
let gateway: TestGateway;
let next: IBApiNext;

beforeAll(async () => {
  gateway = await startGateway({ clock });
  next = new IBApiNext({ host: '127.0.0.1', port: gateway.port, reconnectInterval: 0 });
  next.connect(3);
  await next.getCurrentTime();
});

afterAll(async () => {
  next.disconnect();
  await gateway.close();
});

/** Of what a client calls TickByTickAllLast. */
interface Trade {
  readonly price?: number | undefined;
  readonly size?: number | undefined;
}

interface Watched<Value> {
  readonly values: readonly Value[];
  readonly errors: readonly IBApiNextError[];
  stop(): void;
}

/** Collects what an observable brings, and waits until the gateway has said all it had to say. */
async function watch<Value>(observable: {
  subscribe(observer: { next: (value: Value) => void; error: (error: IBApiNextError) => void }): {
    unsubscribe(): void;
  };
}): Promise<Watched<Value>> {
  const values: Value[] = [];
  const errors: IBApiNextError[] = [];
  const subscription = observable.subscribe({
    next: (value) => void values.push(structuredClone(value)),
    error: (error) => void errors.push(error),
  });
  await next.getCurrentTime();
  return { values, errors, stop: () => subscription.unsubscribe() };
}

async function goOn(ms: number): Promise<void> {
  await clock.advance(ms);
  await next.getCurrentTime();
}

const quoteOf = (asked: object, at = clock.now()) => world.snapshot(instrumentOf(contract(asked)), at);

test('getMarketData shows the quote and goes on with it', async () => {
  const watched = await watch<MarketDataUpdate>(next.getMarketData(AAPL, '', false, false));
  await goOn(30_000);
  const ticks = watched.values.at(-1)?.all;
  const { quote, last, volume } = quoteOf(AAPL);
  const shown = [IBApiTickType.BID, IBApiTickType.ASK, IBApiTickType.LAST, IBApiTickType.VOLUME];
  expect(shown.map((type) => ticks?.get(type)?.value)).toEqual([quote?.bid, quote?.ask, last?.price, volume]);
  watched.stop();
});

test('getMarketDataSnapshot brings everything at once, of an option with Greeks', async () => {
  const stock = await next.getMarketDataSnapshot(AAPL, '', false);
  expect(stock.get(IBApiTickType.CLOSE)?.value).toBe(quoteOf(AAPL).previousClose);
  const option = await next.getMarketDataSnapshot(SPY_CALL, '', false);
  expect(option.get(IBApiTickType.BID)?.value).toBe(quoteOf(SPY_CALL).quote?.bid);
  expect([...option.values()].length).toBeGreaterThan(stock.size);
});

test('setMarketDataType decides what an unpaid exchange shows', async () => {
  await expect(next.getMarketDataSnapshot(SAP, '', false)).rejects.toMatchObject({ code: 354 });
  next.setMarketDataType(3 as MarketDataType);
  const watched = await watch<MarketDataUpdate>(next.getMarketData(SAP, '', false, false));
  next.setMarketDataType(1 as MarketDataType);
  const ticks = watched.values.at(-1)?.all;
  expect(ticks?.get(IBApiTickType.DELAYED_BID)?.value).toBe(quoteOf(SAP, clock.now() - 900_000).quote?.bid);
  watched.stop();
});

test('getTickByTickAllLastDataUpdates tells each trade', async () => {
  const watched = await watch<Trade>(next.getTickByTickAllLastDataUpdates(AAPL));
  const from = clock.now();
  await goOn(20_000);
  const trades = world.events(instrumentOf(AAPL), from, clock.now()).flatMap(({ trade }) => trade ?? []);
  const counted = trades.filter(({ unreported }) => !unreported);
  expect(watched.values.map(({ price, size }) => [price, size])).toEqual(
    counted.map(({ price, size }) => [price, size]),
  );
  watched.stop();
});

test('getRealTimeBars brings a bar every five seconds', async () => {
  const watched = await watch<Bar>(next.getRealTimeBars(AAPL, 'MIDPOINT' as WhatToShow, true));
  const from = Math.ceil(clock.now() / 5000) * 5000;
  await goOn(20_000);
  const bars = world.bars(instrumentOf(AAPL), {
    ...{ from, to: clock.now(), size: { unit: 'second', count: 5 }, whatToShow: 'MIDPOINT', useRTH: true },
  });
  expect(watched.values.map(({ close }) => close)).toEqual(bars.map(({ close }) => close));
  expect(bars.length).toBeGreaterThanOrEqual(4);
  watched.stop();
});

test('getMarketDepth shows the book and goes on with it', async () => {
  const watched = await watch<OrderBookUpdate>(next.getMarketDepth(AAPL, 5, true));
  await goOn(10_000);
  const book = watched.values.at(-1)?.all;
  const { quote } = quoteOf(AAPL);
  expect([book?.bids.size, book?.asks.size]).toEqual([5, 5]);
  expect([book?.bids.get(0)?.price, book?.asks.get(0)?.price]).toEqual([quote?.bid, quote?.ask]);
  expect(book?.bids.get(0)?.isSmartDepth).toBe(true);
  watched.stop();
});

test('an error ends the observable that it is about', async () => {
  const unknown = contract({ ...AAPL, symbol: 'ZZZZ' });
  const refused = [
    await watch<MarketDataUpdate>(next.getMarketData(unknown, '', false, false)),
    await watch<Trade>(next.getTickByTickAllLastDataUpdates(SPY_CALL)),
    await watch<Bar>(next.getRealTimeBars(unknown)),
    await watch<OrderBookUpdate>(next.getMarketDepth(AAPL, 5, false)),
  ];
  expect(refused.map(({ errors }) => errors.map(({ code }) => code))).toEqual([
    [200],
    [10189],
    [200],
    [10092],
  ]);
});

import {
  BarSizeSetting,
  DurationUnit,
  EventName,
  type HistoricalTickBidAsk,
  type HistoricalTickLast,
  IBApiNext,
  SecType,
  WhatToShow,
} from '@stoqey/ib';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { apple, barsOf, euro, highest, lowest, total } from './history-rows.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

const { TRADES, BID_ASK, MIDPOINT } = WhatToShow;
const { MINUTES_ONE, HOURS_ONE, DAYS_ONE } = BarSizeSetting;

let gateway: TestGateway;
let client: StoqeyClient;

beforeAll(async () => {
  gateway = await startGateway();
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

const ticksOf = async <Tick>(reqId: number, event: EventName): Promise<readonly Tick[]> => {
  const [, ticks, done] = await client.event(event, (id) => id === reqId);
  expect(done).toBe(true);
  return ticks as Tick[];
};

test('trades add up to the bars that they made', async () => {
  const minute = Date.parse('2026-03-03T16:00:00Z') / 1000;
  client.api.reqHistoricalTicks(1, apple, '20260303-16:00:00', '', 1000, TRADES, true, false);
  const ticks = await ticksOf<HistoricalTickLast>(1, EventName.historicalTicksLast);
  expect(ticks.length).toBeGreaterThanOrEqual(1000);
  expect(ticks.at(999)?.time).toBe(ticks.at(-1)?.time);
  const reported = ticks.filter(
    ({ time = 0, tickAttribLast }) => time < minute + 60 && !tickAttribLast?.unreported,
  );
  const { rows } = await barsOf(client, MINUTES_ONE, '60 S', { end: '20260303-16:01:00', formatDate: 2 });
  const prices = reported.map(({ price = 0 }) => price);
  expect(rows).toMatchObject([
    {
      date: String(minute),
      open: prices.at(0),
      high: Math.max(...prices),
      low: Math.min(...prices),
      close: prices.at(-1),
      count: reported.length,
    },
  ]);
  const size = reported.reduce((sum, tick) => sum + (tick.size ?? 0), 0);
  expect(size).toBeCloseTo(rows[0]?.volume ?? 0, 6);
  expect(reported.every(({ exchange }) => exchange !== '')).toBe(true);
});

test('quotes before a moment end there, and their middle is between them', async () => {
  client.api.reqHistoricalTicks(2, apple, '', '20260303 11:00:00 US/Eastern', 50, BID_ASK, true, false);
  client.api.reqHistoricalTicks(3, apple, '', '20260303 11:00:00 US/Eastern', 20, MIDPOINT, true, false);
  client.api.reqHistoricalTicks(4, apple, '', '20260303 11:00:00 US/Eastern', 50, BID_ASK, true, true);
  const quotes = await ticksOf<HistoricalTickBidAsk>(2, EventName.historicalTicksBidAsk);
  const middles = await ticksOf<{ time: number; price: number; size: number }>(3, EventName.historicalTicks);
  const changes = await ticksOf<HistoricalTickBidAsk>(4, EventName.historicalTicksBidAsk);
  const end = Date.parse('2026-03-03T16:00:00Z') / 1000;
  for (const { time = 0, priceBid = 0, priceAsk = 0, sizeBid = 0, sizeAsk = 0 } of quotes) {
    expect(time).toBeLessThan(end);
    expect(priceBid).toBeLessThan(priceAsk);
    expect(sizeBid * sizeAsk).toBeGreaterThan(0);
  }
  expect(quotes.length).toBeGreaterThanOrEqual(50);
  const { priceBid = 0, priceAsk = 0 } = quotes.at(-1) ?? {};
  expect(middles.at(-1)?.price).toBeCloseTo((priceBid + priceAsk) / 2, 6);
  // Where only prices count, no quote repeats the one before.
  const pairs = changes.map((tick) => `${tick.priceBid} ${tick.priceAsk}`);
  expect(pairs.some((pair, index) => pair === pairs[index - 1])).toBe(false);
  expect(changes[0]?.time).toBeLessThan(quotes[0]?.time ?? 0);
});

test('currencies have no trades: their middle comes instead', async () => {
  client.api.reqHistoricalTicks(5, euro, '20260303-16:00:00', '', 5, TRADES, true, false);
  expect((await ticksOf(5, EventName.historicalTicks)).length).toBeGreaterThanOrEqual(5);
});

test.each([
  [11, '', '', 10, TRADES, 'Either the start or the end date/time must be specified'],
  [12, '20260303-16:00:00', '20260303-16:10:00', 10, TRADES, 'and not both'],
  [13, '20260303-16:00:00', '', 0, TRADES, 'Number of ticks must be > 0'],
  [14, '20260303-16:00:00', '', 1001, TRADES, 'Number of ticks must be <= 1000'],
  [15, '20260303-16:00:00', '', 10, WhatToShow.BID, 'Invalid source price'],
])('ticks of request %i are refused', async (reqId, from, to, count, what, cause) => {
  client.api.reqHistoricalTicks(reqId, apple, from, to, count, what, true, false);
  expect(await errorOf(client, reqId)).toMatchObject({ code: 321, text: expect.stringContaining(cause) });
});

test('a start that cannot be read is called by its name', async () => {
  client.api.reqHistoricalTicks(16, apple, 'noon', '', 10, TRADES, true, false);
  expect(await errorOf(client, 16)).toMatchObject({
    code: 10314,
    text: expect.stringMatching(/^Start Date\/Time: The date, time, or time-zone entered is invalid/),
  });
});

test.each([
  [41, 'without an exchange', { ...apple, exchange: '' }, 321, 'Please enter exchange'],
  [
    43,
    'of a combo',
    { ...apple, secType: SecType.BAG },
    322,
    'This paper gateway keeps no history of combos',
  ],
])('history from request %i on, %s, is refused', async (reqId, _, asked, code, cause) => {
  const refused = { code, text: expect.stringContaining(cause) };
  client.api.reqHeadTimestamp(reqId, asked, TRADES, true, 1);
  expect(await errorOf(client, reqId)).toMatchObject(refused);
  client.api.reqHistogramData(reqId + 1, asked, true, 1, DurationUnit.DAY);
  expect(await errorOf(client, reqId + 1)).toMatchObject(refused);
});

test('ticks without an exchange are refused', async () => {
  client.api.reqHistoricalTicks(
    19,
    { ...apple, exchange: '' },
    '20260303-16:00:00',
    '',
    10,
    TRADES,
    true,
    false,
  );
  const text = expect.stringContaining('Please enter exchange');
  expect(await errorOf(client, 19)).toMatchObject({ code: 321, text });
});

test('the head timestamp is the first opening, as text in UTC or in seconds', async () => {
  client.api.reqHeadTimestamp(21, apple, TRADES, true, 2);
  client.api.reqHeadTimestamp(22, apple, TRADES, true, 1);
  expect(await client.event(EventName.headTimestamp, (id) => id === 21)).toEqual([21, '345479400']);
  expect(await client.event(EventName.headTimestamp, (id) => id === 22)).toEqual([22, '19801212-14:30:00']);
  client.api.cancelHeadTimestamp(21);
  client.api.reqHeadTimestamp(23, euro, TRADES, true, 1);
  expect(await errorOf(client, 23)).toMatchObject({
    code: 162,
    text: 'Historical Market Data Service error message:No head time stamp',
  });
});

test('a histogram adds up to the volume of its days', async () => {
  client.api.reqHistogramData(31, apple, true, 3, DurationUnit.DAY);
  const [, items] = await client.event(EventName.histogramData, (id) => id === 31);
  client.api.cancelHistogramData(31);
  const { rows } = await barsOf(client, DAYS_ONE, '3 D');
  const rungs = items as { price: number; size: number }[];
  expect(rungs.map(({ price }) => price)).toEqual(rungs.map(({ price }) => price).sort((a, b) => a - b));
  expect(rungs.at(0)?.price).toBe(lowest(rows));
  expect(rungs.at(-1)?.price).toBe(highest(rows));
  expect(rungs.reduce((sum, { size }) => sum + size, 0)).toBeCloseTo(total(rows, 'volume'), 3);
});

test('an instrument without trades has no histogram, and a year is too much of one', async () => {
  client.api.reqHistogramData(32, euro, true, 1, DurationUnit.WEEK);
  client.api.reqHistogramData(33, apple, true, 1, DurationUnit.YEAR);
  expect(await errorOf(client, 32)).toEqual({
    code: 10188,
    text: 'Failed to request histogram data:No data',
  });
  expect(await errorOf(client, 33)).toEqual({
    code: 10188,
    text: 'Failed to request histogram data:Time length exceed max.',
  });
});

test('IBApiNext has all of it as promises and streams', async () => {
  const next = new IBApiNext({ host: '127.0.0.1', port: gateway.port, reconnectInterval: 0 });
  next.connect(77);
  const bars = await next.getHistoricalData(apple, '', '1 D', HOURS_ONE, TRADES, 1, 1);
  expect(bars.map(({ time }) => time)).toEqual([
    '20260303 09:30:00 US/Eastern',
    '20260303 10:00:00 US/Eastern',
    '20260303 11:00:00 US/Eastern',
  ]);
  expect(await next.getHeadTimestamp(apple, TRADES, true, 2)).toBe('345479400');
  const histogram = await next.getHistogramData(apple, true, 1, DurationUnit.DAY);
  const traded = bars.reduce((sum, { volume = 0 }) => sum + volume, 0);
  expect(histogram.reduce((sum, { size = 0 }) => sum + size, 0)).toBeCloseTo(traded, 3);

  const at = '20260303-16:00:00';
  const last = await firstValueFrom(next.getHistoricalTicksLast(apple, at, '', 10, true));
  const quotes = await firstValueFrom(next.getHistoricalTicksBidAsk(apple, at, '', 10, true, false));
  const middles = await firstValueFrom(next.getHistoricalTicksMid(apple, at, '', 10, true));
  const from = Date.parse('2026-03-03T16:00:00Z') / 1000;
  for (const ticks of [last, quotes, middles]) {
    expect(ticks.length).toBeGreaterThanOrEqual(10);
    expect(ticks[0]?.time).toBeGreaterThanOrEqual(from);
    expect(ticks[0]?.time).toBeLessThan(from + 60);
  }
  const failed = next.getHistoricalData(apple, '', '0 D', HOURS_ONE, TRADES, 1, 1);
  await expect(failed).rejects.toMatchObject({ code: 321 });
  next.disconnect();
});

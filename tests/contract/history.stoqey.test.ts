import { BarSizeSetting, EventName, IBApiNext, WhatToShow } from '@stoqey/ib';
import { lastValueFrom, take, toArray } from 'rxjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Bar } from '../../harness/world/market.js';
import { createWorld } from '../../harness/world/world.js';
import { type SteppedClock, steppedClock } from '../../platform/clock/stepped.js';
import { instrumentByConId } from '../../trading/instruments/by-con-id.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { apple, barsOf, euro, joined, type Row, rowOf } from './history-rows.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

const { TRADES, BID_ASK, MIDPOINT, SCHEDULE } = WhatToShow;
const { MINUTES_ONE, MINUTES_FIVE, HOURS_ONE, DAYS_ONE, SECONDS_THIRTY } = BarSizeSetting;

let clock: SteppedClock;
let gateway: TestGateway;
let client: StoqeyClient;

const start = async () => {
  clock = steppedClock(MARKET_HOURS);
  gateway = await startGateway({ clock });
  client = await connectStoqey(gateway.port);
};
const stop = async () => {
  client.close();
  await gateway.close();
};

describe('bars of the past', () => {
  beforeAll(start);
  afterAll(stop);

  test('are those of the market, to the last digit, between two dates of the request', async () => {
    const { rows, end } = await barsOf(client, MINUTES_ONE, '1800 S');
    const instrument = instrumentByConId(265598);
    if (!instrument) throw new Error('expected AAPL in the universe');
    const to = Date.parse(MARKET_HOURS);
    const size = { unit: 'second', count: 60 } as const;
    const made = createWorld({ seed: 1 }).bars(instrument, {
      from: to - 1_800_000,
      to,
      size,
      whatToShow: 'TRADES',
      useRTH: true,
    });
    const prices = ({ open, high, low, close, volume, count, wap }: Bar | Row) => [
      open,
      high,
      low,
      close,
      volume,
      count,
      wap,
    ];
    expect(rows).toHaveLength(30);
    expect(rows.map(prices)).toEqual(made.map(prices));
    expect(rows.at(0)?.date).toBe('20260303 11:00:00 US/Eastern');
    expect(end).toBe('finished-20260303 11:00:00 US/Eastern-20260303 11:30:00 US/Eastern');
  });

  test('of five minutes add up to those of an hour and of a day', async () => {
    const { rows } = await barsOf(client, MINUTES_FIVE, '2 D');
    const hours = await barsOf(client, HOURS_ONE, '2 D');
    const days = await barsOf(client, DAYS_ONE, '2 D');
    expect(rows).toHaveLength(78 + 24);
    expect(hours.rows).toHaveLength(7 + 3);
    // The first hour of New York is half a one: 09:30 to 10:00.
    const hourOf = ({ date }: Row) => date.slice(0, 11);
    for (const hour of hours.rows) {
      const inHour = rows.filter((row) => hourOf(row) === hourOf(hour));
      expect(hour).toEqual(joined(inHour, inHour[0]?.date ?? ''));
    }
    for (const day of days.rows) {
      const inDay = rows.filter(({ date }) => date.startsWith(day.date));
      expect(day).toEqual(joined(inDay, day.date));
    }
    expect(days.rows.map(({ date }) => date)).toEqual(['20260302', '20260303']);
  });

  test('outside regular hours come when they are asked for', async () => {
    const { rows } = await barsOf(client, HOURS_ONE, '1 D', { end: '20260303-01:00:00', useRTH: false });
    expect(rows.at(0)?.date).toBe('20260302 04:00:00 US/Eastern');
    expect(rows.at(-1)?.date).toBe('20260302 19:00:00 US/Eastern');
  });

  test('of quotes have no volume, average or count', async () => {
    const [quotes, middle] = [
      await barsOf(client, MINUTES_ONE, '300 S', { what: BID_ASK, contract: euro, formatDate: 2 }),
      await barsOf(client, MINUTES_ONE, '300 S', { what: MIDPOINT, contract: euro, formatDate: 2 }),
    ];
    expect(quotes.rows).toHaveLength(5);
    for (const [index, { low, high, volume, count, wap, date }] of quotes.rows.entries()) {
      expect([volume, count, wap]).toEqual([-1, -1, -1]);
      expect(Number(date) * 1000).toBe(Date.parse(MARKET_HOURS) - (5 - index) * 60_000);
      expect(low).toBeLessThan(middle.rows[index]?.low ?? 0);
      expect(high).toBeGreaterThan(middle.rows[index]?.high ?? 0);
    }
  });

  test('of a year come by the day', async () => {
    const { rows } = await barsOf(client, DAYS_ONE, '1 Y');
    expect(rows).toHaveLength(251);
    expect(rows.at(0)?.date).toBe('20250304');
    expect(rows.at(-1)?.date).toBe('20260303');
  });

  test('a schedule says when there is trading', async () => {
    client.api.reqHistoricalData(50, apple, '20260303-21:00:00', '2 D', DAYS_ONE, SCHEDULE, true, 1, false);
    expect(await client.event(EventName.historicalSchedule, (id) => id === 50)).toEqual([
      50,
      '20260302-09:30:00',
      '20260303-16:00:00',
      'US/Eastern',
      [
        { startDateTime: '20260302-09:30:00', endDateTime: '20260302-16:00:00', refDate: '20260302' },
        { startDateTime: '20260303-09:30:00', endDateTime: '20260303-16:00:00', refDate: '20260303' },
      ],
    ]);
  });

  test('what cannot be asked for brings the error that TWS gives', async () => {
    const { api } = client;
    const ask = (reqId: number, end: string, duration: string, size = MINUTES_ONE, contract = apple) =>
      api.reqHistoricalData(reqId, contract, end, duration, size, TRADES, true, 1, false);
    ask(61, '', '400 D');
    ask(62, 'noon', '1 D');
    ask(63, '', '1 D', SECONDS_THIRTY, euro);
    ask(64, '', '2 M', SECONDS_THIRTY);
    ask(65, '', '300 S', SECONDS_THIRTY);
    ask(66, '', '300 S', SECONDS_THIRTY);
    api.cancelHistoricalData(67);
    expect(await errorOf(client, 61)).toMatchObject({ code: 321, text: expect.stringContaining('in years') });
    expect(await errorOf(client, 62)).toMatchObject({ code: 10314 });
    expect(await errorOf(client, 63)).toMatchObject({
      code: 162,
      text: 'Historical Market Data Service error message:No historical market data for EUR/CASH@FXSUBPIP Last 30',
    });
    expect(await errorOf(client, 64)).toMatchObject({
      code: 162,
      text: expect.stringContaining('invalid step: 30'),
    });
    expect(await errorOf(client, 66)).toMatchObject({
      code: 162,
      text: 'Historical Market Data Service error message:Historical data request pacing violation',
    });
    expect(await errorOf(client, 67)).toMatchObject({
      code: 366,
      text: 'No historical data query found for ticker id:67',
    });
  });
});

describe('bars that are kept up to date', () => {
  beforeEach(start);
  afterEach(stop);

  test('come every five seconds until they are cancelled', async () => {
    client.api.reqHistoricalData(1, apple, '', '300 S', MINUTES_ONE, TRADES, true, 1, true);
    await client.event(EventName.historicalData, (_, date) => String(date).startsWith('finished'));
    await clock.advance(65_000);
    const [, date] = await client.event(
      EventName.historicalDataUpdate,
      (_, text) => text === '20260303 11:31:00 US/Eastern',
    );
    expect(date).toBe('20260303 11:31:00 US/Eastern');
    const updates = client.events
      .filter(({ name }) => name === EventName.historicalDataUpdate)
      .map(({ values }) => rowOf(values));
    // Twelve of the first bar, of which the last is complete, and then the first of the next, with the bar before it.
    expect(updates.filter(({ date }) => date.includes('11:30:00'))).toHaveLength(13);
    const { rows } = await barsOf(client, MINUTES_ONE, '125 S');
    expect(updates.findLast(({ date }) => date.includes('11:30:00'))).toEqual(rows.at(-2));

    client.api.cancelHistoricalData(1);
    expect(await errorOf(client, 1)).toMatchObject({
      code: 162,
      text: 'Historical Market Data Service error message:API historical data query cancelled: 1',
    });
    const before = client.events.length;
    await clock.advance(60_000);
    client.api.reqCurrentTime();
    await client.event(EventName.currentTime);
    expect(client.events.slice(before).filter(({ name }) => name === EventName.historicalDataUpdate)).toEqual(
      [],
    );
  });

  test('with IBApiNext, as a stream', async () => {
    const next = new IBApiNext({ host: '127.0.0.1', port: gateway.port, reconnectInterval: 0 });
    next.connect(77);
    await next.getCurrentTime();
    const updates = next.getHistoricalDataUpdates(apple, MINUTES_ONE, MIDPOINT, 1).pipe(take(3), toArray());
    const found = lastValueFrom(updates);
    // Requests are served in order: when this one is answered, the bars are under way.
    await next.getManagedAccounts();
    await clock.advance(15_000);
    const bars = await found;
    expect(bars.at(-1)).toMatchObject({ time: '20260303 11:30:00 US/Eastern', volume: undefined });
    next.disconnect();
  });
});

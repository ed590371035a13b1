import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { connectHistory, type HistoryClient } from './requests.js';

let gateway: Gateway;
let client: HistoryClient;

beforeEach(async () => {
  gateway = createGateway({
    clock: fixedClock('2026-03-03T16:30:00Z'),
    settings: { messagesPerSecond: undefined, historicalPacing: false },
  });
  client = await connectHistory(gateway);
});
afterEach(() => gateway.close());

const HALF_HOURS = { barSizeSetting: '30 mins', durationStr: '3600 S' };

test('times are in the zone of the instrument, and say so', async () => {
  await client.ask(1, HALF_HOURS);
  expect(client.bars(1).map(({ date }) => date)).toEqual([
    '20260303 10:30:00 US/Eastern',
    '20260303 11:00:00 US/Eastern',
  ]);
  const future = { symbol: 'ES', secType: 'CONTFUT', exchange: 'CME', ...HALF_HOURS };
  await client.ask(2, future);
  expect(client.bars(2)[0]).toMatchObject({ date: '20260303 09:30:00 US/Central' });
});

test('what is counted in seconds begins with the bar that it reaches into', async () => {
  const times = async (reqId: number, durationStr: string) => {
    await client.ask(reqId, { barSizeSetting: '1 hour', durationStr });
    return client.bars(reqId).map(({ date }) => String(date).slice(9, 14));
  };
  expect(await times(1, '3600 S')).toEqual(['10:00', '11:00']);
  expect(await times(2, '4500 S')).toEqual(['10:00', '11:00']);
  // The first hour of New York is half a one.
  expect(await times(3, '5401 S')).toEqual(['09:30', '10:00', '11:00']);
});

test('a schedule ends with the last session that had begun', async () => {
  const schedule = { whatToShow: 'SCHEDULE', barSizeSetting: '1 day', durationStr: '2 D' };
  await client.ask(1, { ...schedule, endDateTime: '20260303-13:00:00' });
  await client.ask(2, { ...schedule, endDateTime: '20260303-13:00:00', useRTH: false });
  const hours = client
    .named('historicalSchedule')
    .map(({ startDateTime, endDateTime }) => [startDateTime, endDateTime]);
  expect(hours).toEqual([
    ['20260227-09:30:00', '20260302-16:00:00'],
    ['20260302-04:00:00', '20260303-20:00:00'],
  ]);
});

test('before server version 165 there are no schedules', async () => {
  const old = await connectHistory(gateway, { clientId: 2, max: 164 });
  await old.ask(1, { whatToShow: 'SCHEDULE', barSizeSetting: '1 day' });
  expect(old.codes(1)).toEqual([321]);
  expect(old.errorText(1)).toContain('What to show value of SCHEDULE rejected.');
});

test('before server version 174 they are in the zone of the login, which is not named', async () => {
  const old = await connectHistory(gateway, { clientId: 2, max: 173 });
  await old.ask(1, { symbol: 'ES', secType: 'CONTFUT', exchange: 'CME', ...HALF_HOURS });
  expect(old.bars(1)[0]).toMatchObject({ date: '20260303  10:30:00' });
  expect(old.named('historicalData')).toMatchObject([
    { startDate: '20260303  10:30:00', endDate: '20260303  11:30:00' },
  ]);
});

test('from version 196 on the range comes in a message of its own', async () => {
  const range = { startDate: '20260303 10:30:00 US/Eastern', endDate: '20260303 11:30:00 US/Eastern' };
  await client.ask(1, HALF_HOURS);
  expect(client.named('historicalDataEnd')).toEqual([{ reqId: '1', ...range }]);
  expect(client.named('historicalData')).not.toMatchObject([range]);

  const first = await connectHistory(gateway, { clientId: 3, max: 196 });
  await first.ask(1, HALF_HOURS);
  expect(first.named('historicalDataEnd')).toEqual([{ reqId: '1', ...range }]);
  expect(first.named('historicalData')).not.toMatchObject([range]);

  const older = await connectHistory(gateway, { clientId: 2, max: 195 });
  await older.ask(1, HALF_HOURS);
  expect(older.named('historicalDataEnd')).toEqual([]);
  expect(older.named('historicalData')).toMatchObject([range]);
});

test('formatDate 2 is seconds since 1970, 3 leaves the year out; a day is always a date', async () => {
  await client.ask(1, { ...HALF_HOURS, formatDate: 2 });
  expect(client.bars(1)[0]).toMatchObject({ date: '1772551800' });
  await client.ask(2, { ...HALF_HOURS, formatDate: 3 });
  expect(client.bars(2)[0]).toMatchObject({ date: '0303 10:30:00 US/Eastern' });
  await client.ask(3, { barSizeSetting: '1 day', formatDate: 2 });
  expect(client.bars(3)).toMatchObject([{ date: '20260303' }]);
});

test('the end may be in any zone, and is never in the future', async () => {
  const dates = async (reqId: number, endDateTime: string) => {
    await client.ask(reqId, { endDateTime, barSizeSetting: '1 day' });
    return client.bars(reqId).map(({ date }) => date);
  };
  expect(await dates(1, '20260227 22:00:00 MET')).toEqual(['20260227']);
  expect(await dates(2, '20260227-12:00:00')).toEqual(['20260226']);
  expect(await dates(3, '20300101-00:00:00')).toEqual(['20260303']);
  expect(client.codes(1)).toEqual([]);
});

test('an end without a zone is understood in that of the login, with warning 2174', async () => {
  await client.ask(1, { endDateTime: '20260227 16:00:00', ...HALF_HOURS });
  expect(client.codes(1)).toEqual([2174]);
  expect(client.bars(1)[0]).toMatchObject({ date: '20260227 15:00:00 US/Eastern' });
});

const CANNOT = { code: 162, start: 'Historical Market Data Service error message:' };
const INVALID = { code: 321, start: "Error validating request.-'reqHistoricalData' : cause - " };

test.each([
  [INVALID, 'Historical data requested duration is invalid.', { durationStr: '0 D' }],
  [
    INVALID,
    'Historical data bar size setting is invalid. Legal ones are: 1 secs,',
    { barSizeSetting: '1 sec' },
  ],
  [INVALID, 'What to show value of PRICES rejected.', { whatToShow: 'PRICES' }],
  [INVALID, 'Date formatting selection of 4 rejected.', { formatDate: 4 }],
  [
    INVALID,
    'End date not supported with adjusted last',
    { whatToShow: 'ADJUSTED_LAST', endDateTime: '20260227-16:00:00' },
  ],
  [
    INVALID,
    'Multi day bar size not supported with adjusted last',
    { whatToShow: 'ADJUSTED_LAST', barSizeSetting: '1 week', durationStr: '1 M' },
  ],
  [
    INVALID,
    'End date not supported with live updates',
    { keepUpToDate: true, endDateTime: '20260227-16:00:00' },
  ],
  [INVALID, 'Source price not supported with live updates', { keepUpToDate: true, whatToShow: 'BID_ASK' }],
  [INVALID, 'Bar size not supported with live updates', { keepUpToDate: true, barSizeSetting: '1 secs' }],
  [INVALID, 'Live updates for combos are not supported', { keepUpToDate: true, secType: 'BAG' }],
  [INVALID, 'Please enter exchange', { exchange: '' }],
  [
    { code: 322, start: "Error processing request.-'reqHistoricalData' : cause - " },
    'This paper gateway keeps no history of combos; ask for their legs',
    { secType: 'BAG' },
  ],
  [INVALID, 'Only daily resolution supported for Schedule requests', { whatToShow: 'SCHEDULE' }],
  [CANNOT, 'invalid step: 1', { barSizeSetting: '1 secs' }],
  [CANNOT, 'HMDS query returned no data: AAPL@SMART Trades', { endDateTime: '19790102-16:00:00' }],
  [
    CANNOT,
    'HMDS query returned no data: AAPL@SMART Bid_ask',
    { whatToShow: 'BID_ASK', barSizeSetting: '30 secs', endDateTime: '20250829-18:00:00' },
  ],
  [
    CANNOT,
    'No historical market data for EUR/CASH@FXSUBPIP Last 60',
    { symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO' },
  ],
  [
    CANNOT,
    'No historical market data for SPX/IND@CBOE MidPoint 1d',
    { symbol: 'SPX', secType: 'IND', exchange: 'CBOE', whatToShow: 'MIDPOINT', barSizeSetting: '1 day' },
  ],
  [
    CANNOT,
    'No historical market data for AAPL/STK@SMART HistVol 60',
    { whatToShow: 'HISTORICAL_VOLATILITY' },
  ],
  [CANNOT, 'No historical market data for AAPL/STK@SMART LastYield 60', { whatToShow: 'YIELD_LAST' }],
  [
    { code: 10299, start: '' },
    'Expected what to show is AGGTRADES, please use that instead of TRADES.',
    { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS' },
  ],
  [
    { code: 10299, start: '' },
    'Expected what to show is TRADES, please use that instead of AGGTRADES.',
    { whatToShow: 'AGGTRADES' },
  ],
  [
    { code: 10314, start: '' },
    'End Date/Time: The date, time, or time-zone entered',
    { endDateTime: 'noon' },
  ],
  [
    { code: 10339, start: '' },
    'Setting end date/time for continuous future security type is not allowed.',
    { symbol: 'ES', secType: 'CONTFUT', exchange: 'CME', endDateTime: '20260227-16:00:00' },
  ],
  [{ code: 200, start: '' }, 'No security definition has been found', { symbol: 'NOSUCH' }],
])('$code $start%s', async ({ code, start }, text, changes) => {
  await client.ask(1, changes);
  expect(client.codes(1)).toEqual([code]);
  expect(client.errorText(1)?.startsWith(start + text), client.errorText(1)).toBe(true);
  expect(client.named('historicalData')).toEqual([]);
});

test('a future that has expired needs includeExpired', async () => {
  const expired = { symbol: 'ES', secType: 'FUT', exchange: 'CME', lastTradeDateOrContractMonth: '202512' };
  const request = {
    ...expired,
    barSizeSetting: '1 day',
    durationStr: '1 W',
    endDateTime: '20251212-20:00:00',
  };
  await client.ask(1, request);
  expect(client.codes(1)).toEqual([200]);
  await client.ask(2, { ...request, includeExpired: true });
  expect(client.codes(2)).toEqual([]);
  expect(client.bars(2).map(({ date }) => date)).toEqual([
    '20251208',
    '20251209',
    '20251210',
    '20251211',
    '20251212',
  ]);
});

test('the same request under the same clock brings the same bytes, from any gateway', async () => {
  const requests = [{}, { ...HALF_HOURS, useRTH: false }, { whatToShow: 'BID_ASK', ...HALF_HOURS }];
  const answersOf = async (each: Gateway) => {
    const asking = await connectHistory(each, { clientId: 7 });
    for (const [reqId, changes] of requests.entries()) await asking.ask(reqId, changes);
    return asking.bytes();
  };
  const other = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z') });
  const answers = await answersOf(gateway);
  expect(answers.equals(await answersOf(other))).toBe(true);
  expect(answers.length).toBeGreaterThan(10_000);
  other.close();
});

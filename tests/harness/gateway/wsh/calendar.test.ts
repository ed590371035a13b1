import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { eventsOf } from '../../../../harness/gateway/wsh/events.js';
import { reqWshEventData, reqWshMetaData } from '../../../../harness/wire/requests/reference.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { dayOfDate, weekdayOf } from '../../../../trading/instruments/calendar/date.js';
import type { Stock } from '../../../../trading/instruments/instrument.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';
import { connectClient, type TestClient } from '../client.js';

const AAPL = 265598;
const SPY = 756733;

function stockOf(conId: number): Stock {
  const found = universe().byConId.get(conId);
  if (found?.secType !== 'STK') throw new Error(`no stock ${conId}`);
  return found;
}

const connected = () =>
  connectClient(
    createGateway({ clock: fixedClock('2026-03-03T16:30:00Z'), settings: { wallStreetHorizon: true } }),
  );

const asked = (more: Partial<typeof request> = {}) => ({ ...request, ...more });
const request = {
  reqId: 2,
  conId: AAPL,
  filter: '',
  fillWatchlist: false,
  fillPortfolio: false,
  fillCompetitors: false,
  startDate: '',
  endDate: '',
  totalLimit: 0,
};

async function answerOf(client: TestClient, values: typeof request) {
  const before = client.messages.length;
  client.send(reqWshEventData, values);
  await client.settle();
  const [message] = client.messages.slice(before);
  const json = message?.texts['dataJson'];
  return typeof json === 'string'
    ? JSON.parse(json)
    : [message?.texts['errorCode'], message?.texts['errorMsg']];
}

test('a company tells its earnings once a quarter, on days of trading, and always on the same', () => {
  const events = eventsOf(stockOf(AAPL), '20250101', '20281231').filter(({ tag }) => tag === 'wshe_ed');
  expect(events).toHaveLength(16);
  for (const { date } of events) expect(calendars.NYSE.hoursOf(dayOfDate(date))).toBeDefined();
  expect(eventsOf(stockOf(AAPL), '20260101', '20261231').filter(({ tag }) => tag === 'wshe_ed')).toEqual(
    events.filter(({ date }) => date.startsWith('2026')),
  );
});

test('options expire once a month, on the third Friday or before its holiday; a fund has no earnings', () => {
  const events = eventsOf(stockOf(SPY), '20260101', '20261231');
  const expirations = events.filter(({ tag }) => tag === 'wshe_option').map(({ date }) => date);
  expect(expirations).toHaveLength(12);
  const others = expirations.filter((date) => weekdayOf(dayOfDate(date)) !== 5);
  expect(others).toEqual(['20260618']); // the 19th is Juneteenth
  expect(events.some(({ tag }) => tag === 'wshe_ed')).toBe(false);
});

test('which events there are must be asked first', async () => {
  const client = await connected();
  expect(await answerOf(client, asked())).toEqual(['10282', 'WSH meta data is not requested.']);
  client.send(reqWshMetaData, { reqId: 1 });
  await client.settle();
  const [meta] = client.named('wshMetaData');
  const { meta_data } = JSON.parse(String(meta?.['dataJson']));
  expect(meta_data.event_types.map(({ tag }: { tag: string }) => tag)).toEqual([
    'wshe_ed',
    'wshe_qe',
    'wshe_option',
  ]);
  expect((await answerOf(client, asked())).length).toBeGreaterThan(12);
});

test('a filter chooses companies, kinds and how many', async () => {
  const client = await connected();
  client.send(reqWshMetaData, { reqId: 1 });
  await client.settle();
  const filter = JSON.stringify({ country: 'All', watchlist: [String(AAPL)], wshe_ed: 'true', limit: 3 });
  const events = await answerOf(client, asked({ conId: 2147483647, filter }));
  expect(events).toHaveLength(3);
  for (const event of events) {
    expect(event.event_type).toBe('wshe_ed');
    expect(event.conids).toEqual([String(AAPL)]);
    expect(event.data.earnings_date >= '20260303').toBe(true);
  }
  const dated = await answerOf(client, asked({ startDate: '20260601', endDate: '20260630' }));
  expect(dated.map(({ index_date }: { index_date: string }) => index_date)).toEqual(['20260618', '20260630']);
});

test('of many companies the first events come, and none of a time that ends before it begins', async () => {
  const client = await connected();
  client.send(reqWshMetaData, { reqId: 1 });
  await client.settle();
  const watchlist = universe().instruments.flatMap(({ secType, conId }) => (secType === 'STK' ? conId : []));
  const filter = JSON.stringify({ watchlist });
  const all = await answerOf(client, asked({ conId: 0, filter, startDate: '20260101', endDate: '20301231' }));
  const dates = all.map(({ index_date }: { index_date: string }) => index_date);
  expect(dates).toHaveLength(100);
  expect(dates).toEqual([...dates].sort());
  expect(dates.at(-1) < '20260401').toBe(true);
  expect(await answerOf(client, asked({ startDate: '20260601', endDate: '20260501' }))).toEqual([]);
});

test.each([
  ['no company', { conId: 0 }, 'conId is required'],
  ['no JSON', { filter: '{' }, 'the filter is not JSON of the form that is expected'],
  ['no date', { startDate: '2026-03-03' }, 'no date such as 20260302: 2026-03-03'],
  ['a day that no month has', { startDate: '20260230' }, 'no date such as 20260302: 20260230'],
  ['a year that no calendar has', { startDate: '00260303' }, 'no date such as 20260302: 00260303'],
  [
    'too long a time',
    { startDate: '20260101', endDate: '21001231' },
    'more than 5 years from 20260101 to 21001231',
  ],
  ['too long a time from now', { endDate: '20400101' }, 'more than 5 years from 20260303 to 20400101'],
])('%s is refused with the cause', async (_, more, cause) => {
  const client = await connected();
  client.send(reqWshMetaData, { reqId: 1 });
  await client.settle();
  expect(await answerOf(client, asked(more))).toEqual(['10309', `Invalid WSH event data request: ${cause}`]);
});

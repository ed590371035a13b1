import { EventName, WshEventData } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, settled } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

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

test('the calendar of Wall Street Horizon is not for paper logins, in whatever order it is asked for', async () => {
  client.api.reqWshEventData(1, 8314);
  client.api.reqWshMetaData(2);
  client.api.reqWshEventData(3, new WshEventData(8314, false, false, false, '20220511', '', 5));
  for (const id of [1, 2, 3]) {
    expect(await errorOf(client, id)).toEqual({ code: 10276, text: 'News feed is not allowed.' });
  }
});

test('nor are reports on companies', async () => {
  client.api.reqFundamentalData(4, AAPL, 'ReportSnapshot', []);
  client.api.reqFundamentalData(5, contract({ ...AAPL, symbol: 'NOBODY' }), 'ReportSnapshot', []);
  expect(await errorOf(client, 4)).toEqual({ code: 10358, text: 'Fundamentals data is not allowed.' });
  expect((await errorOf(client, 5)).code).toBe(200);
});

test('cancelling what was refused is met with silence', async () => {
  const before = client.events.length;
  client.api.reqCancelWshMetaData(2);
  client.api.reqCancelWshEventData(1);
  client.api.cancelFundamentalData(4);
  await settled(client);
  const since = client.events.slice(before).filter(({ name }) => name === 'error');
  expect(since).toEqual([]);
});

test('a login that has the calendar is told of events and which there are', async () => {
  const paid = await startGateway({ settings: { wallStreetHorizon: true } });
  const other = await connectStoqey(paid.port);
  other.api.reqWshMetaData(1);
  const [, meta] = await other.event(EventName.wshMetaData);
  expect(JSON.parse(String(meta)).meta_data.event_types).toHaveLength(3);
  other.api.reqWshEventData(2, new WshEventData(265598, false, false, false, '20260601', '20260630', 5));
  const [id, events] = await other.event(EventName.wshEventData);
  expect([
    id,
    JSON.parse(String(events)).map(({ event_type }: { event_type: string }) => event_type),
  ]).toEqual([2, ['wshe_option', 'wshe_qe']]);
  other.close();
  await paid.close();
});

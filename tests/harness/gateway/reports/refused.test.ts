import { expect, test } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import type { Layout, Values } from '../../../../harness/wire/layout.js';
import {
  cancelFundamentalData,
  cancelWshEventData,
  cancelWshMetaData,
  reqFundamentalData,
  reqWshEventData,
  reqWshMetaData,
} from '../../../../harness/wire/requests/reference.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { connectClient, type TestClient } from '../client.js';

const connected = (max = 200) =>
  connectClient(createGateway({ seed: 1, clock: fixedClock('2026-03-03T16:30:00Z') }), { max });

async function errorsAfter<Shape extends object>(
  client: TestClient,
  layout: Layout<Shape>,
  values: Values<Shape>,
) {
  const before = client.messages.length;
  client.send(layout, values);
  await client.settle();
  return client.messages
    .slice(before)
    .map(({ texts }) => [texts['reqId'], texts['errorCode'], texts['errorMsg']]);
}

const AAPL = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD', localSymbol: '' };
const report = { conId: 0, primaryExchange: '', fundamentalDataOptions: '' };

test('a calendar without a subscription is refused, at every version that knows it', async () => {
  const refusal = (reqId: string) => [[reqId, '10276', 'News feed is not allowed.']];
  for (const max of [161, 172, 200]) {
    const client = await connected(max);
    expect(await errorsAfter(client, reqWshMetaData, { reqId: 1 })).toEqual(refusal('1'));
    const filters = { filter: '', fillWatchlist: false, fillPortfolio: false, fillCompetitors: false };
    const event = { reqId: 2, conId: 8314, ...filters, startDate: '', endDate: '', totalLimit: 5 };
    expect(await errorsAfter(client, reqWshEventData, event)).toEqual(refusal('2'));
    expect(await errorsAfter(client, cancelWshMetaData, { reqId: 1 })).toEqual([]);
    expect(await errorsAfter(client, cancelWshEventData, { reqId: 2 })).toEqual([]);
  }
});

test('reports on a company are refused, those on nothing in the words of contracts', async () => {
  const client = await connected();
  for (const reportType of ['ReportSnapshot', 'ReportsFinStatements', 'RESC', '']) {
    expect(
      await errorsAfter(client, reqFundamentalData, { reqId: 3, ...report, ...AAPL, reportType }),
    ).toEqual([['3', '10358', 'Fundamentals data is not allowed.']]);
  }
  const nobody = { ...AAPL, symbol: 'NOBODY', reportType: 'RESC' };
  expect(await errorsAfter(client, reqFundamentalData, { reqId: 4, ...report, ...nobody })).toEqual([
    ['4', '200', 'No security definition has been found for the request'],
  ]);
  expect(await errorsAfter(client, cancelFundamentalData, { reqId: 3 })).toEqual([]);
});

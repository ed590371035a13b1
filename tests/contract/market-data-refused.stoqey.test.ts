import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { AAPL, contract, EURUSD, SPX, settled, ticksOf } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

let gateway: TestGateway;
let client: StoqeyClient;
let lastId = 100;

beforeAll(async () => {
  gateway = await startGateway({ settings: { marketDataLines: 4 } });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

async function ask(asked: object, { generic = '', snapshot = false, regulatory = false } = {}) {
  lastId += 1;
  client.api.reqMktData(lastId, contract(asked), generic, snapshot, regulatory);
  await settled(client);
  return lastId;
}

async function refusalOf(asked: object, options = {}) {
  return errorOf(client, await ask(asked, options));
}

test.each([
  [
    'an unknown contract',
    { ...AAPL, symbol: 'ZZZZ' },
    {},
    200,
    'No security definition has been found for the request',
  ],
  ['no exchange', { conId: 265598 }, {}, 321, 'Please enter exchange'],
  [
    'an unknown generic tick',
    AAPL,
    { generic: '233,999' },
    321,
    'Incorrect generic tick list of 233,999.  Legal ones for (STK) are: 100(Option Volume),101(',
  ],
  [
    'a snapshot with generic ticks',
    AAPL,
    { generic: '233', snapshot: true },
    321,
    'Snapshot market data subscription is not applicable to generic ticks',
  ],
  [
    'a regulatory snapshot',
    AAPL,
    { regulatory: true },
    10170,
    'No permissions on regulatory snapshot for AAPL',
  ],
])('%s is refused as TWS refuses it', async (_, asked, options, code, text) => {
  const refusal = await refusalOf(asked, options);
  expect(refusal.code).toBe(code);
  expect(refusal.text).toContain(text);
});

test('a ticker id serves once, and there are only so many lines', async () => {
  const first = await ask(AAPL);
  client.api.reqMktData(first, AAPL, '', false, false);
  expect(await errorOf(client, first)).toEqual({ code: 102, text: 'Duplicate ticker id' });
  const more = [await ask(AAPL), await ask(SPX), await ask(EURUSD)];
  expect(await refusalOf(AAPL)).toEqual({ code: 101, text: 'Max number of tickers has been reached' });
  client.api.cancelMktData(first);
  await settled(client);
  const again = await ask(AAPL);
  expect(ticksOf(client, again).size).toBeGreaterThan(10);
  for (const reqId of [...more, again]) client.api.cancelMktData(reqId);
});

import { EventName, IBApiNext, Instrument, LocationCode, ScanCode } from '@stoqey/ib';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SteppedClock, steppedClock } from '../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

const GAINERS = {
  ...{ instrument: Instrument.STK, locationCode: LocationCode.STK_US_MAJOR },
  scanCode: ScanCode.TOP_PERC_GAIN,
};

let clock: SteppedClock;
let gateway: TestGateway;
let client: StoqeyClient;

beforeAll(async () => {
  clock = steppedClock(MARKET_HOURS);
  // A wall that stands still lets every ranking be made at once.
  gateway = await startGateway({ clock, wall: steppedClock(MARKET_HOURS) });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

const rowsOf = (reqId: number) =>
  client.events.filter(({ name, values }) => name === EventName.scannerData && values[0] === reqId);
const endsOf = (reqId: number) =>
  client.events.filter(({ name, values }) => name === EventName.scannerDataEnd && values[0] === reqId).length;

test('the parameters come as a document', async () => {
  client.api.reqScannerParameters();
  const [xml] = await client.event(EventName.scannerParameters);
  expect(String(xml).startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
  expect(String(xml)).toContain('<scanCode>MOST_ACTIVE_USD</scanCode>');
});

test('rows come with their ranks and contracts, again with every half minute, until they are cancelled', async () => {
  client.api.reqScannerSubscription(1, { ...GAINERS, abovePrice: 20, numberOfRows: 20 });
  await client.event(EventName.scannerDataEnd, (reqId) => reqId === 1);
  expect(rowsOf(1).map(({ values }) => values[1])).toEqual(Array.from({ length: 20 }, (_, rank) => rank));
  expect(rowsOf(1)[0]?.values[2]).toMatchObject({
    contract: { secType: 'STK', exchange: 'SMART', currency: 'USD' },
  });
  await clock.advance(30_000);
  // Bytes travel by TCP: an answer to what is asked afterwards says that all before it is there.
  client.api.reqScannerSubscription(2, { ...GAINERS, numberOfRows: 1 });
  await client.event(EventName.scannerDataEnd, (reqId) => reqId === 2);
  expect([endsOf(1), rowsOf(1).length]).toEqual([2, 40]);
  client.api.cancelScannerSubscription(1);
  expect(await errorOf(client, 1)).toEqual({
    code: 162,
    text: 'Historical Market Data Service error message:API scanner subscription cancelled: 1',
  });
  client.api.cancelScannerSubscription(2);
  client.api.cancelScannerSubscription(3);
  expect((await errorOf(client, 3)).code).toBe(365);
});

test('filters go by tags', async () => {
  client.api.reqScannerSubscription(
    5,
    GAINERS,
    [],
    [
      { tag: 'priceAbove', value: '100' },
      { tag: 'changePercAbove', value: '0.1' },
    ],
  );
  await client.event(EventName.scannerDataEnd, (reqId) => reqId === 5);
  const found = rowsOf(5).length;
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(50);
});

test('IBApiNext hands out a map by rank', async () => {
  const next = new IBApiNext({ host: '127.0.0.1', port: gateway.port, reconnectInterval: 0 });
  next.connect(60);
  try {
    expect(await next.getScannerParameters()).toContain('<ScanParameterResponse>');
    const { all } = await firstValueFrom(next.getMarketScanner({ ...GAINERS, numberOfRows: 7 }));
    expect([...(all?.keys() ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(all?.get(0)?.contract.contract.secType).toBe('STK');
    const strange = next.getMarketScanner({ ...GAINERS, locationCode: LocationCode.STK_HK });
    await expect(firstValueFrom(strange)).rejects.toMatchObject({ code: 162 });
  } finally {
    next.disconnect();
  }
});

import { EventName, IBApiNext, OrderAction, OrderType, SecType } from '@stoqey/ib';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

let gateway: TestGateway;
let client: StoqeyClient;

beforeAll(async () => {
  gateway = await startGateway({ accounts: ['DU1234567', 'DU7654321'] });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

const nothingMore = () => client.event(EventName.currentTime);

test('it connects, and is told accounts, the next order id and the state of the farms', async () => {
  expect(await client.event(EventName.server)).toEqual([193, '20260303 11:30:00 EST']);
  expect(await client.event(EventName.managedAccounts)).toEqual(['DU1234567,DU7654321']);
  expect(await client.event(EventName.nextValidId)).toEqual([1]);
  const codes = client.events.filter(({ name }) => name === EventName.info).map(({ values }) => values[1]);
  expect(new Set(codes)).toEqual(new Set([2104, 2106, 2158]));
});

test('it asks for the time, its accounts and its next id', async () => {
  client.api.reqCurrentTime();
  expect(await client.event(EventName.currentTime)).toEqual([Date.parse('2026-03-03T16:30:00Z') / 1000]);
  client.api.reqManagedAccts();
  client.api.reqIds(1);
  client.api.setServerLogLevel(5);
  client.api.reqUserInfo(9);
  expect(await client.event(EventName.userInfo)).toEqual([9, expect.stringMatching(/^ib-specialist \d/)]);
});

test('account updates bring every value, the time and an end', async () => {
  client.api.reqAccountUpdates(true, 'DU7654321');
  expect(await client.event(EventName.accountDownloadEnd)).toEqual(['DU7654321']);
  const values = client.events
    .filter(({ name }) => name === EventName.updateAccountValue)
    .map((each) => each.values);
  expect(values).toContainEqual(['NetLiquidation', '1000000.00', 'USD', 'DU7654321']);
  expect(values).toContainEqual(['AccountType', 'INDIVIDUAL', '', 'DU7654321']);
  expect(values).toContainEqual(['CashBalance', '1000000.00', 'BASE', 'DU7654321']);
  expect(await client.event(EventName.updateAccountTime)).toEqual(['11:30']);
  client.api.reqAccountUpdates(false, 'DU7654321');
  expect(await client.event(EventName.info, (_, code) => code === 2100)).toBeDefined();
});

test('an account summary has the tags that were asked for, of every account', async () => {
  client.api.reqAccountSummary(21, 'All', 'NetLiquidation,BuyingPower,Nonsense,$LEDGER:USD');
  await client.event(EventName.accountSummaryEnd, (reqId) => reqId === 21);
  const rows = client.events
    .filter(({ name }) => name === EventName.accountSummary)
    .map((each) => each.values);
  expect(rows).toContainEqual([21, 'DU1234567', 'NetLiquidation', '1000000.00', 'USD']);
  expect(rows).toContainEqual([21, 'DU7654321', 'BuyingPower', '4000000.00', 'USD']);
  // TWS tells ledgers of all accounts together.
  expect(rows).toContainEqual([21, 'All', 'CashBalance', '2000000.00', 'USD']);
  expect(rows.some(([, , tag]) => tag === 'Nonsense')).toBe(false);
});

test('a third summary at once, an id in use and an unknown group are refused', async () => {
  client.api.reqAccountSummary(21, 'All', 'NetLiquidation');
  expect(await errorOf(client, 21)).toMatchObject({ code: 322, text: expect.stringContaining('Duplicate') });
  client.api.reqAccountSummary(22, 'All', 'NetLiquidation');
  client.api.reqAccountSummary(23, 'All', 'NetLiquidation');
  expect(await errorOf(client, 23)).toMatchObject({ code: 322 });
  client.api.cancelAccountSummary(22);
  client.api.reqAccountSummary(24, 'Nobody', 'NetLiquidation');
  expect(await errorOf(client, 24)).toMatchObject({ code: 321, text: expect.stringContaining('Nobody') });
  client.api.cancelAccountSummary(21);
});

test('an account that has never traded has no positions, orders or executions, and says so', async () => {
  const { api } = client;
  api.reqPositions();
  api.cancelPositions();
  api.reqOpenOrders();
  api.reqAllOpenOrders();
  api.reqAutoOpenOrders(false);
  api.reqCompletedOrders(false);
  api.reqExecutions(31, {});
  api.reqPositionsMulti(32, 'DU1234567', '');
  api.reqAccountUpdatesMulti(33, 'DU1234567', '', true);
  api.reqPnL(34, 'DU1234567', '');
  // TWS says nothing of what is not held.
  api.reqPnLSingle(35, 'DU1234567', '', 265598);
  api.reqFamilyCodes();
  expect(await client.event(EventName.positionEnd)).toEqual([]);
  expect(await client.event(EventName.openOrderEnd)).toEqual([]);
  expect(await client.event(EventName.completedOrdersEnd)).toEqual([]);
  expect(await client.event(EventName.execDetailsEnd)).toEqual([31]);
  expect(await client.event(EventName.positionMultiEnd)).toEqual([32]);
  expect((await client.event(EventName.accountUpdateMultiEnd)).map(Number)).toEqual([33]);
  expect(await client.event(EventName.pnl)).toEqual([34, 0, 0, 0]);
  expect(await client.event(EventName.familyCodes)).toEqual([
    [
      { accountID: 'DU1234567', familyCode: '' },
      { accountID: 'DU7654321', familyCode: '' },
    ],
  ]);
  api.cancelPositionsMulti(32);
  api.cancelAccountUpdatesMulti(33);
  api.cancelPnL(34);
  api.cancelPnLSingle(35);
  await nothingMore();
});

test('an account that is not behind this login is refused', async () => {
  client.api.reqPnL(41, 'DU999', '');
  expect(await errorOf(client, 41)).toMatchObject({ code: 321, text: expect.stringContaining('DU999') });
});

test('an order is refused by an API set to read-only', async () => {
  const readOnly = await startGateway({ settings: { readOnly: true } });
  const reader = await connectStoqey(readOnly.port);
  try {
    const apple = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
    const buy = { action: OrderAction.BUY, orderType: OrderType.MKT, totalQuantity: 1 };
    reader.api.placeOrder(51, apple, buy);
    expect(await errorOf(reader, 51)).toMatchObject({
      code: 321,
      text: expect.stringContaining('Read-Only'),
    });
  } finally {
    reader.close();
    await readOnly.close();
  }
});

test('only client 0 may bind orders', async () => {
  client.api.reqAutoOpenOrders(true);
  expect(await client.event(EventName.info, (_, code) => code === 327)).toBeDefined();
});

test('IBApiNext connects and asks the same', async () => {
  const next = new IBApiNext({ host: '127.0.0.1', port: gateway.port, reconnectInterval: 0 });
  next.connect(77);
  try {
    expect(await next.getManagedAccounts()).toEqual(['DU1234567', 'DU7654321']);
    expect(await next.getCurrentTime()).toBe(Date.parse('2026-03-03T16:30:00Z') / 1000);
    expect(await next.getUserInfo()).toMatch(/^ib-specialist \d/);
    expect(await next.getNextValidOrderId()).toBe(1);
    expect(await next.getAllOpenOrders()).toEqual([]);
    const summary = await firstValueFrom(next.getAccountSummary('All', 'NetLiquidation'));
    const { value } = summary.all.get('DU1234567')?.get('NetLiquidation')?.get('USD') ?? {};
    expect(value).toBe('1000000.00');
    const pnl = await firstValueFrom(next.getPnL('DU1234567'));
    expect(pnl.dailyPnL).toBe(0);
  } finally {
    next.disconnect();
  }
});

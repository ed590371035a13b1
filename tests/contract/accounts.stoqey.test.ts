import { EventName, IBApiNext, OrderAction, OrderType, SecType } from '@stoqey/ib';
import { filter, firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { connectStoqey, type StoqeyClient } from './stoqey.js';

const ACCOUNT = 'DU7654321';
const apple = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

let gateway: TestGateway;
let client: StoqeyClient;

beforeAll(async () => {
  gateway = await startGateway({ accounts: ['DU1234567', ACCOUNT] });
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

async function trade(orderId: number, action: OrderAction, totalQuantity: number): Promise<void> {
  const order = { action, totalQuantity, orderType: OrderType.MKT, account: ACCOUNT, transmit: true };
  client.api.placeOrder(orderId, apple, order);
  await client.event(EventName.orderStatus, (id, status) => id === orderId && status === 'Filled');
}

const told = (name: EventName) => client.events.filter((event) => event.name === name);

test('a position is opened and closed, and every feed follows', async () => {
  const { api } = client;
  api.reqPositions();
  api.reqPositionsMulti(31, ACCOUNT, '');
  api.reqAccountUpdates(true, ACCOUNT);
  api.reqAccountUpdatesMulti(32, ACCOUNT, '', true);
  api.reqPnL(33, ACCOUNT, '');
  api.reqPnLSingle(34, ACCOUNT, '', 265598);
  await client.event(EventName.pnl);

  await trade(1, OrderAction.BUY, 100);
  const [, bought, position] = await client.event(EventName.position);
  expect(bought).toMatchObject({ conId: 265598, symbol: 'AAPL', exchange: 'NASDAQ' });
  expect(position).toBe(100);
  expect((await client.event(EventName.positionMulti))[4]).toBe(100);
  const [row, size, price, worth, cost, unrealized, realized, owner] = await client.event(
    EventName.updatePortfolio,
  );
  expect(row).toMatchObject({ symbol: 'AAPL', primaryExch: 'NASDAQ' });
  expect([size, realized, owner]).toEqual([100, 0, ACCOUNT]);
  expect(worth).toBeCloseTo(Number(price) * 100, 2);
  expect(unrealized).toBeCloseTo((Number(price) - Number(cost)) * 100, 2);
  const single = await client.event(EventName.pnlSingle);
  expect(single[1]).toBe(100);
  expect(single[5]).toBeCloseTo(Number(worth), 2);
  const account = await client.event(EventName.pnl, (_, __, profit) => profit !== 0);
  expect(account[2]).toBeCloseTo(Number(unrealized), 2);

  await trade(2, OrderAction.SELL, 100);
  await client.event(EventName.position, (_, __, left) => left === 0);
  await client.event(EventName.positionMulti, (_, __, ___, ____, left) => left === 0);
  const closed = await client.event(EventName.updatePortfolio, (_, left) => left === 0);
  expect(closed[6]).toBeLessThan(0);
  const gone = await client.event(EventName.pnlSingle, (_, left) => left === 0);
  expect(gone[4]).toBeCloseTo(Number(closed[6]), 2);
  // Everything was told once for each trade.
  expect(told(EventName.position)).toHaveLength(2);
  expect(told(EventName.updatePortfolio)).toHaveLength(2);
  const cash = told(EventName.accountUpdateMulti).filter(({ values }) => values.includes('CashBalance'));
  expect(cash.length).toBeGreaterThan(4);

  api.cancelPositions();
  api.cancelPositionsMulti(31);
  api.reqAccountUpdates(false, ACCOUNT);
  api.cancelAccountUpdatesMulti(32);
  api.cancelPnL(33);
  api.cancelPnLSingle(34);
});

test('IBApiNext keeps positions, the account and its profit up to date', async () => {
  await trade(3, OrderAction.BUY, 10);
  const next = new IBApiNext({ host: '127.0.0.1', port: gateway.port, reconnectInterval: 0 });
  next.connect(78);
  try {
    const positions = await firstValueFrom(next.getPositions());
    expect(positions.all.get(ACCOUNT)).toMatchObject([{ pos: 10, contract: { symbol: 'AAPL' } }]);
    const single = await firstValueFrom(next.getPnLSingle(ACCOUNT, '', 265598));
    expect(single).toMatchObject({ position: 10 });
    const updates = await firstValueFrom(
      next.getAccountUpdates(ACCOUNT).pipe(filter(({ all }) => (all.portfolio?.size ?? 0) > 0)),
    );
    expect(updates.all.portfolio?.get(ACCOUNT)).toMatchObject([{ pos: 10, account: ACCOUNT }]);
    const summary = await firstValueFrom(next.getAccountSummary('All', 'NetLiquidation,$LEDGER:USD'));
    const worth = summary.all.get(ACCOUNT)?.get('NetLiquidation')?.get('USD');
    const value = updates.all.value?.get(ACCOUNT)?.get('NetLiquidation')?.get('USD');
    expect(worth?.value).toBe(value?.value);
    expect(Number(summary.all.get('All')?.get('StockMarketValue')?.get('USD')?.value)).toBeGreaterThan(1000);
  } finally {
    next.disconnect();
  }
});

import { expect, test } from 'vitest';
import type { AskedContract } from '../../../../harness/guard/asked/asked-order.js';
import { currentTime } from '../../../../harness/wire/replies/session.js';
import { reqAccountUpdates, reqPnL, reqPositions } from '../../../../harness/wire/requests/account.js';
import { reqAllOpenOrders } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { connectClient, type TestClient } from '../../gateway/client.js';
import {
  AAPL,
  contract,
  EURUSD,
  type GatewayScene,
  MOMENT,
  wanted,
  watchGateway,
  watchOver,
} from './scene.js';
import { logIn, scriptedUpstream } from './upstream.js';

const SAP = contract({ symbol: 'SAP', secType: 'STK', exchange: 'IBIS', currency: 'EUR' });
const ES = contract({
  ...{ symbol: 'ES', secType: 'FUT', lastTradeDateOrContractMonth: '202606', exchange: 'CME' },
  currency: 'USD',
});

interface Trader {
  readonly client: TestClient;
  order(orderId: number, of: AskedContract, terms: object): Promise<void>;
}

async function openTrader({ gateway }: GatewayScene, clientId = 1): Promise<Trader> {
  const client = await connectClient(gateway, { clientId });
  return {
    client,
    async order(orderId, of, terms) {
      const plain = { action: 'BUY', totalQuantity: 10, orderType: 'MKT', tif: 'DAY', transmit: true };
      client.send(placeOrder, unsetBut(placeOrder, { orderId, ...of, ...plain, ...terms }));
      await client.settle();
    },
  };
}

const accounts = ['DU1000001', 'DU1000002'] as const;
const [first, second] = accounts;

test('positions are those that the gateway tells, as trades change them', async () => {
  const scene = await watchGateway({ accounts });
  const { watch } = scene;
  const all = wanted({ contracts: [AAPL, ES], positions: true });
  await watch.fetch(all);
  const { client, order } = await openTrader(scene);
  await order(1, AAPL, { account: first });
  await order(2, AAPL, { account: second, action: 'SELL', totalQuantity: 3 });
  await order(3, ES, { account: first, totalQuantity: 2 });
  await order(4, ES, { account: first, action: 'SELL', totalQuantity: 2 });
  await scene.settle();
  client.send(reqPositions, {});
  await client.settle();
  const told = client
    .named('position')
    .map(({ account, symbol, position }) => `${account} ${symbol} ${position}`);
  expect(told).toEqual([`${first} AAPL 10`, `${second} AAPL -3`]);
  const conIds = [AAPL, ES].map((each) => {
    const found = watch.instrument(each);
    return found.known ? found.value.conId : 0;
  });
  const held = accounts.map((account) => conIds.map((conId) => watch.position(account, conId)));
  const known = (value: number) => ({ known: true, value });
  expect(held).toEqual([
    [known(10), known(0)],
    [known(-3), known(0)],
  ]);
  expect(watch.has(all)).toBe(true);
});

test('the profit of the day is what the gateway tells of each account', async () => {
  const scene = await watchGateway({ accounts });
  const { client, order } = await openTrader(scene);
  await order(1, AAPL, { account: first, totalQuantity: 500 });
  await order(2, EURUSD, { account: second, totalQuantity: 50_000 });
  await scene.clock.advance(60_000);
  for (const [reqId, account] of accounts.entries()) client.send(reqPnL, { reqId, account, modelCode: '' });
  await client.settle();
  const told = client.named('pnl').map(({ dailyPnL }) => Number(dailyPnL));
  expect(told.every((profit) => profit !== 0)).toBe(true);
  const found = accounts.map((account) => scene.watch.profitToday(account));
  expect(found).toEqual(told.map((value) => ({ known: true, value })));
  expect(scene.watch.has(wanted({ profit: true }))).toBe(true);
});

test('a currency that the account holds has the rate of its ledger', async () => {
  const scene = await watchGateway();
  const { client, order } = await openTrader(scene);
  await order(1, EURUSD, { totalQuantity: 20_000 });
  client.send(reqAccountUpdates, { subscribe: true, acctCode: '' });
  await client.settle();
  const row = client
    .named('updateAccountValue')
    .find(({ key, currency }) => key === 'ExchangeRate' && currency === 'EUR');
  expect(Number(row?.['value'])).toBeGreaterThan(1);
  const all = wanted({ contracts: [SAP], rates: true });
  await scene.watch.fetch(all);
  const [account = ''] = scene.gateway.accounts;
  expect(scene.watch.rate(account, 'EUR')).toEqual({ known: true, value: Number(row?.['value']) });
  expect(scene.watch.rate(account, 'USD')).toEqual({ known: true, value: 1 });
});

test.each([
  ['EUR', SAP, 'EUR', 'USD', 1],
  ['GBP', contract({ symbol: 'VOD', secType: 'STK', exchange: 'LSE', currency: 'GBP' }), 'GBP', 'USD', 1],
  [
    'JPY, whose pair is the other way round',
    contract({ symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'JPY' }),
    ...(['USD', 'JPY', -1] as const),
  ],
])('%s has the rate of its pair, in the middle of bid and ask', async (_, of, symbol, currency, power) => {
  const scene = await watchGateway();
  const all = wanted({ contracts: [of], rates: true });
  expect(scene.watch.has(all)).toBe(false);
  await scene.watch.fetch(all);
  expect(scene.watch.has(all)).toBe(true);
  const pair = contract({ symbol, secType: 'CASH', exchange: 'IDEALPRO', currency });
  await scene.watch.fetch(wanted({ contracts: [pair], prices: true }));
  const quote = scene.watch.quote(pair);
  const rate = scene.watch.rate('DU1234567', of.currency);
  const expected = quote.known ? quote.value.high ** power : 0;
  // The quote is the highest of the prices, so that the middle is just below.
  expect(rate.known && rate.value / expected).toBeCloseTo(1, 2);
  expect(rate.known && rate.value).not.toBe(expected);
});

test('an account of another login has no rate', async () => {
  const { watch } = await watchGateway();
  await watch.fetch(wanted({ rates: true }));
  expect(watch.rate('DU9', 'USD')).toMatchObject({ known: false });
});

test('open orders are those of all clients, and are asked for anew', async () => {
  const scene = await watchGateway({ accounts });
  const [one, two] = [await openTrader(scene, 1), await openTrader(scene, 2)];
  const resting = { orderType: 'LMT', lmtPrice: 1, account: second };
  await one.order(5, AAPL, resting);
  const before = scene.watch.openOrders();
  await scene.settle();
  await two.order(8, AAPL, resting);
  const after = scene.watch.openOrders();
  one.client.send(reqAllOpenOrders, {});
  await scene.settle();
  const told = one.client.named('openOrder').slice(-2);
  const expected = told.map(({ permId }) => Number(permId));
  expect(await before).toMatchObject({ value: [{ clientId: 1, orderId: 5, account: second }] });
  const found = await after;
  expect(found).toMatchObject({
    value: [
      { clientId: 1, orderId: 5 },
      { clientId: 2, orderId: 8 },
    ],
  });
  expect(found.known && found.value.map(({ permId }) => permId)).toEqual(expected);
});

test('whoever asks for open orders while they come in gets those of a later request', async () => {
  const scene = await watchGateway();
  const { order } = await openTrader(scene);
  const early = scene.watch.openOrders();
  const late = scene.watch.openOrders();
  const placed = order(5, AAPL, { orderType: 'LMT', lmtPrice: 1 });
  expect(await early).toEqual({ known: true, value: [] });
  await placed;
  expect(await late).toMatchObject({ known: true });
  expect(await scene.watch.openOrders()).toMatchObject({ value: [{ orderId: 5 }] });
});

test('cancelling everything cancels the orders of all clients', async () => {
  const scene = await watchGateway();
  const { client, order } = await openTrader(scene);
  await order(5, AAPL, { orderType: 'LMT', lmtPrice: 1 });
  expect(scene.watch.cancelAll()).toBe(true);
  await scene.settle();
  expect(client.named('orderStatus').at(-1)).toMatchObject({ orderId: '5', status: 'Cancelled' });
  expect(await scene.watch.openOrders()).toEqual({ known: true, value: [] });
});

test('the time is that of the market, and of this second', async () => {
  const scene = await watchGateway();
  await scene.clock.advance(1234);
  const all = wanted({ time: true });
  expect(scene.watch.has(all)).toBe(false);
  await scene.watch.fetch(all);
  expect(scene.watch.has(all)).toBe(true);
  expect(scene.watch.time()).toEqual({ known: true, value: Date.parse(MOMENT) + 1234 });
  await scene.wait(1000);
  expect(scene.watch.has(all)).toBe(false);
});

test('an old upstream tells the time in seconds', async () => {
  const upstream = scriptedUpstream({
    version: 176,
    asked(name, side) {
      if (name === 'startApi') logIn(side);
      if (name === 'reqCurrentTime') side.send(currentTime, { time: 1_772_555_400 });
    },
  });
  const { watch } = await watchOver(upstream.connect);
  await watch.fetch(wanted({ time: true }));
  expect(watch.time()).toEqual({ known: true, value: 1_772_555_400_000 });
});

import { expect, test } from 'vitest';
import { reqPnL } from '../../../../harness/wire/requests/account.js';
import { reqMktData, reqMktDepth, reqTickByTickData } from '../../../../harness/wire/requests/market-data.js';
import { apple } from './apple.js';
import { AAPL, type Actor, openScene } from './scene.js';

const MINUTE = 60_000;

/** The last price of a kind that a line has shown. */
const shownPrice = ({ client }: Actor, tickType: number) =>
  Number(client.named('tickPrice').findLast((tick) => tick['tickType'] === String(tickType))?.['price']);
const [BID, ASK] = [1, 2];
const haltedOf = ({ client }: Actor) =>
  client.named('tickGeneric').flatMap(({ tickType, value }) => (tickType === '49' ? Number(value) : []));

test('a price that jumps is seen at once, triggers stops and fills the limits that it comes to', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1);
  await client.order(2, { action: 'SELL', orderType: 'STP', auxPrice: 215 });
  await client.order(3, { orderType: 'LMT', lmtPrice: 220 });
  await client.order(4, { orderType: 'LMT', lmtPrice: 150 });
  await client.send(reqMktData, { reqId: 1, ...AAPL });
  client.told();
  const bid = shownPrice(client, BID);
  expect(scene.act('jump', { symbol: 'AAPL', by: '-10%' })).toBe('AAPL is at 90 % of what it was');
  await scene.settle();
  expect(shownPrice(client, BID) / bid).toBeCloseTo(0.9, 3);
  expect(client.told().filter((line) => line.startsWith('orderStatus'))).toEqual(['orderStatus 3 Filled 10']);
  // A stop waits for the first trade down there.
  await scene.pass(10_000);
  expect(client.told()).toContain('orderStatus 2 Filled 10');
  expect(scene.gateway.trouble.status().openOrders).toBe(1);
});

test('what an account is worth follows a jump at once', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1, { totalQuantity: 1000 });
  await client.send(reqPnL, { reqId: 8, account: 'DU1234567' });
  scene.act('jump', { symbol: '265598', by: '-50%' });
  await scene.pass(250);
  const loss = Number(client.client.named('pnl').at(-1)?.['unrealizedPnL']);
  expect(loss).toBeLessThan(-100_000);
});

test('jumps go so far and no further, and an account stays worth a number', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1);
  scene.act('jump', { symbol: 'AAPL', by: '+9999%' });
  expect(() => scene.act('jump', { symbol: 'AAPL', by: '+9999%' })).toThrow('too far');
  expect(scene.gateway.trouble.status().market).toMatchObject([
    { kind: 'jump', value: expect.closeTo(100.99, 9) },
  ]);
  scene.act('jump', { symbol: 'MSFT', by: '-99.99%' });
  expect(() => scene.act('jump', { symbol: 'MSFT', by: '-1%' })).toThrow('too far');
  scene.act('jump', { symbol: 'MSFT', by: '+100%' });
  await client.order(2, { action: 'SELL' });
  const { price } = client.client.named('execDetails').at(-1) ?? {};
  expect(Number(price) / (apple.quote(scene.now())?.bid ?? 0)).toBeCloseTo(100.99, 1);
});

test.each([
  ['AAPL', 0.5],
  ['AAPL', 1.5],
  ['AAPL', 0.000001],
  ['EUR.USD', 0.9],
])('%s cannot be filled %d at a time, in parts that no order can have', (symbol, size) => {
  const scene = openScene();
  expect(() => scene.act('fill-partially', { symbol, size })).toThrow('is ordered in units of 1');
  expect(scene.gateway.trouble.status().market).toEqual([]);
});

test('coins are filled in fractions, as they are ordered', () => {
  const done = openScene().act('fill-partially', { symbol: 'BTC', size: 0.05 });
  expect(done).toMatch(/is filled 0.05 at a time$/);
});

test('a halt: 49 says so, nothing is filled, orders wait; afterwards they meet prices as they would have been', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqMktData, { reqId: 1, ...AAPL });
  await client.send(reqMktDepth, { reqId: 3, ...AAPL, numRows: 5, isSmartDepth: true });
  await client.order(1, { orderType: 'LMT', lmtPrice: 200 });
  client.told();
  scene.act('halt', { symbol: 'aapl', for: '5m' });
  await client.order(2);
  await client.cancel(1);
  const [bid, ask] = [shownPrice(client, BID), shownPrice(client, ASK)];
  await scene.pass(3 * MINUTE);
  expect(haltedOf(client)).toEqual([0, 1]);
  expect([shownPrice(client, BID), shownPrice(client, ASK)]).toEqual([bid, ask]);
  const meanwhile = client.told();
  expect(meanwhile).toContain('error 3 316');
  expect(meanwhile).toContain('orderStatus 1 Cancelled 0');
  expect(meanwhile.join()).not.toContain('execDetails');
  expect(scene.gateway.trouble.status().market).toMatchObject([{ kind: 'halt', symbol: 'AAPL' }]);
  await scene.wait(5 * MINUTE);
  await scene.settle();
  expect(haltedOf(client)).toEqual([0, 1, 0]);
  expect(client.told()).toEqual(expect.arrayContaining(['error 3 317', 'orderStatus 2 Filled 10']));
  expect(client.client.named('execDetails').at(-1)).toMatchObject({
    price: String(apple.quote(scene.now())?.ask),
  });
});

test('only what was halted can be resumed', () => {
  const scene = openScene();
  expect(() => scene.act('resume', { symbol: 'AAPL' })).toThrow('was not halted');
  scene.act('halt', { symbol: 'AAPL' });
  expect(() => scene.act('resume', { symbol: 'MSFT' })).toThrow('was not halted');
  expect(scene.act('resume', { symbol: 'AAPL' })).toBe('AAPL trades again');
});

test('a spread is so many times as wide, until it is as ever', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqMktData, { reqId: 1, ...AAPL });
  const spread = () => shownPrice(client, ASK) - shownPrice(client, BID);
  const before = spread();
  scene.act('widen-spread', { symbol: 'AAPL', times: 10, for: '1m' });
  await scene.settle();
  expect(spread() / before).toBeGreaterThan(5);
  await scene.wait(MINUTE);
  expect(spread()).toBeCloseTo(before, 8);
});

test('a calm market is what it would have been', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqMktData, { reqId: 1, ...AAPL });
  scene.act('jump', { symbol: 'AAPL', by: '+25%' });
  scene.act('halt', { symbol: 'AAPL' });
  await scene.pass(10_000);
  scene.act('calm-market', {});
  await scene.settle();
  expect(apple.quote(scene.now())).toMatchObject({
    bid: shownPrice(client, BID),
    ask: shownPrice(client, ASK),
  });
  expect(scene.gateway.trouble.status().market).toEqual([]);
});

test('what happened up to an action is told as it happened, even between two beats', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqTickByTickData, { reqId: 2, ...AAPL, tickType: 'BidAsk' });
  scene.act('jump', { symbol: 'AAPL', by: '-50%' });
  const change = apple.changeBetweenBeats(scene.now());
  await scene.pass(change.time - scene.now() + 1);
  scene.act('calm-market', {});
  await scene.settle();
  const told = Number(client.client.named('tickByTick').at(-1)?.['bidPrice']);
  expect(told / change.quote.bid).toBeCloseTo(0.5, 2);
});

test.each(['AAPL', 'eur.usd', '265598', 'SPX', 'ESM6'])('an instrument is called %s', (symbol) => {
  expect(openScene().act('halt', { symbol })).toMatch(/ is halted$/);
});

test('an instrument that is not there is named', () => {
  expect(() => openScene().act('halt', { symbol: 'ZZZZ' })).toThrow('the universe has no "ZZZZ"');
  expect(() => openScene().act('jump', { symbol: '99999999', by: '1%' })).toThrow('99999999');
});

test('a symbol that an index shares with its futures is refused, whichever is meant', () => {
  const scene = openScene();
  for (const symbol of ['ES', 'VIX', 'eur']) {
    expect(() => scene.act('halt', { symbol })).toThrow('is an index and its futures: give the conId');
  }
  expect(scene.gateway.trouble.status().market).toEqual([]);
  expect(scene.act('halt', { symbol: 'ESM6' })).toBe('ESM6 is halted');
  expect(scene.act('halt', { symbol: 'SPX' })).toBe('SPX is halted');
});

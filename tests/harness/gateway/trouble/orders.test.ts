import { expect, test } from 'vitest';
import { openScene } from './scene.js';

const rejected = (orderId: number) => [
  `error ${orderId} 201`,
  `openOrder ${orderId} Inactive`,
  `orderStatus ${orderId} Inactive 0`,
];
const filled = (orderId: number) => [
  ...[
    `openOrder ${orderId} PreSubmitted`,
    `orderStatus ${orderId} PreSubmitted 0`,
    `execDetails ${orderId} 10`,
  ],
  ...[`openOrder ${orderId} Filled`, `orderStatus ${orderId} Filled 10`, 'commissionReport'],
];

test('the next order is turned down with the reason given, and the one after it is taken', async () => {
  const scene = openScene();
  const client = await scene.connect();
  client.told();
  scene.act('reject-next-order', { reason: 'Trading in this product is suspended.' });
  expect(scene.gateway.trouble.status().rejections).toHaveLength(1);
  await client.order(1);
  await client.order(2);
  expect(client.told()).toEqual([...rejected(1), ...filled(2)]);
  expect(client.client.named('errMsg').at(-1)?.['errorMsg']).toBe(
    'Order rejected - reason:Trading in this product is suspended.',
  );
  expect(scene.gateway.trouble.status()).toMatchObject({ rejections: [], openOrders: 0 });
});

test('each rejection meets one order, of the client it was meant for', async () => {
  const scene = openScene();
  const [one, two] = [await scene.connect(1), await scene.connect(2)];
  for (const client of [one, two]) client.told();
  scene.act('reject-next-order', { client: 2 });
  scene.act('reject-next-order', {});
  for (const orderId of [1, 2]) await one.order(orderId);
  for (const orderId of [1, 2]) await two.order(orderId);
  expect(one.told()).toEqual([...rejected(1), ...filled(2)]);
  expect(two.told()).toEqual([...rejected(1), ...filled(2)]);
});

test('a bracket is turned down whole, and only when it is transmitted', async () => {
  const scene = openScene();
  const client = await scene.connect();
  client.told();
  scene.act('reject-next-order', {});
  await client.order(1, { orderType: 'LMT', lmtPrice: 220, transmit: false });
  await client.order(2, { action: 'SELL', orderType: 'LMT', lmtPrice: 240, parentId: 1, transmit: false });
  expect(client.told()).toEqual([]);
  await client.order(3, { action: 'SELL', orderType: 'STP', auxPrice: 210, parentId: 1 });
  expect(client.told()).toEqual([...rejected(1), ...rejected(2), ...rejected(3)]);
  await client.order(4);
  expect(client.told()).toEqual(filled(4));
});

test('neither a change nor a question nor what cannot be read is the next order', async () => {
  const scene = openScene();
  const client = await scene.connect();
  const resting = { orderType: 'LMT', lmtPrice: 220 };
  await client.order(1, resting);
  scene.act('reject-next-order', {});
  client.told();
  await client.order(1, { ...resting, lmtPrice: 221 });
  await client.order(2, { whatIf: true });
  await client.order(3, { symbol: 'ZZZZ' });
  expect(client.told()).toEqual([
    ...['openOrder 1 Submitted', 'orderStatus 1 Submitted 0', 'openOrder 2 PreSubmitted', 'error 3 200'],
  ]);
  await client.order(4);
  expect(client.told()).toEqual(rejected(4));
});

test('where so many stand at each quote, an order is filled in parts that add up', async () => {
  const scene = openScene();
  const client = await scene.connect();
  client.told();
  scene.act('fill-partially', { symbol: 'AAPL', size: 30 });
  await client.order(1, { totalQuantity: 100 });
  expect(client.told()).toEqual([
    ...['openOrder 1 PreSubmitted', 'orderStatus 1 PreSubmitted 0', 'execDetails 1 30'],
    ...['openOrder 1 Submitted', 'orderStatus 1 Submitted 30', 'commissionReport'],
  ]);
  await scene.pass(10 * 60_000);
  const executions = client.client.named('execDetails');
  const shares = executions.map((each) => Number(each['shares']));
  expect(shares.length).toBeGreaterThan(3);
  expect(Math.max(...shares)).toBeLessThanOrEqual(30);
  expect(shares.reduce((sum, each) => sum + each, 0)).toBe(100);
  expect(executions.at(-1)).toMatchObject({ cumQty: '100' });
  expect(
    client
      .told()
      .filter((line) => line.startsWith('orderStatus'))
      .at(-1),
  ).toBe('orderStatus 1 Filled 100');
  scene.act('fill-freely', { symbol: 'AAPL' });
  await client.order(2, { totalQuantity: 100 });
  expect(client.told()).toContain('execDetails 2 100');
});

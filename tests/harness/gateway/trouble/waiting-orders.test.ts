import { expect, test } from 'vitest';
import { cancelOrder, reqAllOpenOrders, reqGlobalCancel } from '../../../../harness/wire/requests/orders.js';
import { reqIds } from '../../../../harness/wire/requests/session.js';
import { asIfKilled, open, scratchFolder } from '../state/folders.js';
import { type Actor, openScene } from './scene.js';

const farBelow = { orderType: 'LMT', lmtPrice: 200 };

const nextId = async (actor: Actor) => {
  await actor.send(reqIds, { numIds: 1 });
  return Number(actor.client.named('nextValidId').at(-1)?.['orderId']);
};

test('a cancel that waits is done, though its client has gone and come back meanwhile', async () => {
  const scene = openScene();
  const client = await scene.connect(1);
  await client.order(1, farBelow);
  scene.act('lose-connection', {});
  await client.cancel(1);
  client.client.stream.end();
  await scene.settle();
  const again = await scene.connect(1);
  again.told();
  scene.act('restore-connection', {});
  await scene.settle();
  expect(again.told()).toEqual(['error -1 1102', 'orderStatus 1 Cancelled 0', 'error 1 202']);
  scene.act('jump', { symbol: 'AAPL', by: '-30%' });
  await scene.settle();
  expect(again.told()).toEqual([]);
});

test('an order that waits is placed for the id of its client, and told to whoever has it by then', async () => {
  const scene = openScene();
  const client = await scene.connect(1);
  scene.act('lose-connection', {});
  await client.order(1, farBelow);
  client.client.stream.end();
  await scene.settle();
  const [again, other] = [await scene.connect(1), await scene.connect(2)];
  for (const each of [again, other]) each.told();
  expect(await nextId(again)).toBe(2);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(again.told().slice(-1)).toEqual(['orderStatus 1 Submitted 0']);
  expect(other.told()).toEqual(['error -1 1102']);
});

test('with nobody there, what waits is done without a word', async () => {
  const scene = openScene();
  const [client, other] = [await scene.connect(1), await scene.connect(2)];
  await other.order(1, farBelow);
  scene.act('lose-connection', {});
  await client.send(reqGlobalCancel, {});
  await client.order(1, { ...farBelow, lmtPrice: 201 });
  await client.order(1, { ...farBelow, lmtPrice: 200.001 });
  client.client.stream.end();
  await scene.settle();
  scene.act('restore-connection', {});
  await scene.settle();
  expect(other.told().slice(-3)).toEqual(['error -1 1102', 'orderStatus 1 Cancelled 0', 'error 1 202']);
  await other.send(reqAllOpenOrders, {});
  expect(other.told()).toEqual(['openOrder 1 Submitted', 'orderStatus 1 Submitted 0', 'openOrderEnd']);
  expect(other.client.named('openOrder').at(-1)).toMatchObject({ clientId: '1', lmtPrice: '201.0' });
});

test('each order that waits has an id of its own, whatever becomes of the others', async () => {
  const scene = openScene();
  const client = await scene.connect();
  scene.act('lose-connection', {});
  await scene.settle();
  client.told();
  const ids: number[] = [];
  for (const more of [{ ...farBelow, lmtPrice: 200.001 }, farBelow, { ...farBelow, symbol: 'MSFT' }]) {
    ids.push(await nextId(client));
    await client.order(ids.at(-1) ?? 0, more);
  }
  expect(ids).toEqual([1, 2, 3]);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told()).toEqual([
    ...['error -1 1102', 'error 1 110'],
    ...['openOrder 2 PreSubmitted', 'orderStatus 2 PreSubmitted 0'],
    ...['openOrder 2 Submitted', 'orderStatus 2 Submitted 0'],
    ...['openOrder 3 PreSubmitted', 'orderStatus 3 PreSubmitted 0'],
    ...['openOrder 3 Submitted', 'orderStatus 3 Submitted 0'],
  ]);
});

test('an id that was used when an order came is still a duplicate, and so is one that is used afterwards', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(5);
  scene.act('lose-connection', {});
  await client.order(3);
  await client.order(6);
  client.told();
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told().slice(0, 2)).toEqual(['error -1 1102', 'error 3 103']);
  await client.order(6);
  expect(client.told()).toEqual(['error 6 104']);
});

test('the id of an order that waits is used up in the folder of a gateway that is killed then', async () => {
  const folder = scratchFolder();
  const keeper = await open(folder);
  const scene = openScene({ keeper });
  keeper.compact(scene.gateway.state());
  const client = await scene.connect();
  scene.act('lose-connection', {});
  await client.order(1, farBelow);
  const { state } = await open(asIfKilled(folder));
  expect(state?.nextOrderIds).toEqual({ 1: 2 });
  keeper.release();
});

test('going back to a snapshot meanwhile neither gives their ids away nor turns them down', async () => {
  const scene = openScene();
  const client = await scene.connect();
  scene.act('snapshot', { name: 'before' });
  scene.act('lose-connection', {});
  await client.order(1, farBelow);
  scene.act('restore', { name: 'before' });
  expect(await nextId(client)).toBe(2);
  client.told();
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told().slice(-1)).toEqual(['orderStatus 1 Submitted 0']);
});

test('what an order would do is not answered when it is too late, but refused', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1, farBelow);
  scene.act('lose-connection', {});
  await scene.settle();
  client.told();
  await client.order(2, { whatIf: true });
  await client.order(1, { ...farBelow, lmtPrice: 201, whatIf: true });
  // Clients take an error about an order for its end.
  expect(client.told()).toEqual([
    'error 2 322',
    'error 1 322',
    'openOrder 1 Submitted',
    'orderStatus 1 Submitted 0',
  ]);
  expect(await nextId(client)).toBe(2);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told()).toEqual(['error -1 1102']);
});

test('so many may wait, and no more', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1, farBelow);
  scene.act('lose-connection', {});
  await scene.settle();
  client.told();
  for (let times = 0; times < 5000; times += 1)
    client.client.send(cancelOrder, {
      orderId: 9,
      manualOrderCancelTime: '',
      extOperator: '',
      manualOrderIndicator: undefined,
    });
  await scene.settle();
  expect(client.told()).toEqual([]);
  await client.cancel(1);
  expect(client.told()).toEqual(['error 1 322']);
  scene.act('restore-connection', {});
  await scene.settle();
  expect(client.told()).toHaveLength(5001);
});

import { expect, test } from 'vitest';
import { reqAccountSummary, reqPositions } from '../../../../harness/wire/requests/account.js';
import { reqAllOpenOrders, reqExecutions } from '../../../../harness/wire/requests/orders.js';
import { asIfKilled, open, scratchFolder } from '../state/folders.js';
import { type Actor, openScene } from './scene.js';

const resting = { orderType: 'LMT', lmtPrice: 200 };
const MSFT = { symbol: 'MSFT' };

const lastValue = ({ client }: Actor, name: string) => client.named(name).at(-1)?.['value'];

test('a reset cancels orders, closes positions and gives the first million back', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqPositions, {});
  await client.order(1);
  await client.order(2, resting);
  await client.order(3, { ...resting, transmit: false });
  await client.order(4, { action: 'SELL', orderType: 'STP', auxPrice: 190, parentId: 2 });
  client.told();
  expect(scene.act('reset-account', {})).toBe('DU1234567 begins anew');
  await scene.settle();
  expect(client.told()).toEqual([
    ...['orderStatus 3 Cancelled 0', 'error 3 202'],
    ...['orderStatus 4 Cancelled 0', 'error 4 202', 'orderStatus 2 Cancelled 0', 'error 2 202'],
    'position 0',
  ]);
  await client.send(reqAccountSummary, { reqId: 9, groupName: 'All', tags: 'TotalCashValue' });
  expect(lastValue(client, 'accountSummary')).toBe('1000000.00');
  await client.send(reqPositions, {});
  await client.send(reqAllOpenOrders, {});
  await client.send(reqExecutions, { reqId: 7 });
  expect(client.told()).toEqual(['positionEnd', 'openOrderEnd']);
  await client.order(5);
  expect(client.told()).toContain('orderStatus 5 Filled 10');
});

test('of several accounts only the one that was named begins anew', async () => {
  const scene = openScene({ accounts: ['DU1', 'DU2'] });
  const client = await scene.connect();
  await client.order(1, { account: 'DU1' });
  await client.order(2, { account: 'DU2' });
  await client.order(3, { account: 'DU2', ...resting });
  scene.act('reset-account', { account: 'DU1' });
  client.told();
  await client.send(reqPositions, {});
  expect(client.told()).toEqual(['position 10', 'positionEnd']);
  expect(client.client.named('position').at(-1)).toMatchObject({ account: 'DU2' });
  expect(scene.gateway.trouble.status().openOrders).toBe(1);
  expect(() => scene.act('reset-account', { account: 'DU9' })).toThrow(
    'no account DU9; the login has DU1, DU2',
  );
});

test('nothing is reset that nobody could be told of', async () => {
  const scene = openScene();
  scene.act('lose-connection', {});
  expect(() => scene.act('reset-account', {})).toThrow('the connection is lost');
});

test('a snapshot is a place to go back to, as often as one likes', async () => {
  const scene = openScene();
  const client = await scene.connect();
  await client.order(1);
  await client.order(2, resting);
  scene.act('snapshot', { name: 'before' });
  // What has been undone has had its id all the same.
  for (const id of [3, 4]) {
    await client.order(id, MSFT);
    await client.cancel(2);
    client.told();
    expect(scene.act('restore', { name: 'before' })).toBe('back at snapshot before');
    await client.send(reqPositions, {});
    await client.send(reqAllOpenOrders, {});
    expect(client.told().slice(-5)).toEqual([
      ...['position 10', 'positionEnd', 'openOrder 2 Submitted', 'orderStatus 2 Submitted 0', 'openOrderEnd'],
    ]);
  }
  expect(scene.gateway.trouble.status().snapshots).toEqual(['before']);
  expect(() => scene.act('restore', { name: 'after' })).toThrow('no snapshot "after"; there are: before');
});

test.each(['reset-account', 'restore'] as const)(
  '%s is in the folder of a gateway that is killed then',
  async (name) => {
    const folder = scratchFolder();
    const keeper = await open(folder);
    const scene = openScene({ keeper });
    keeper.compact(scene.gateway.state());
    const client = await scene.connect();
    scene.act('snapshot', { name: 'first' });
    await client.order(1);
    await client.order(2, resting);
    if (name === 'restore') scene.act('restore', { name: 'first' });
    else scene.act('reset-account', {});
    const { state } = await open(asIfKilled(folder));
    expect(state).toEqual(scene.gateway.state());
    expect(state?.exchange.accounts[0]).toMatchObject({ cash: { USD: 1_000_000 }, positions: {} });
    keeper.release();
  },
);

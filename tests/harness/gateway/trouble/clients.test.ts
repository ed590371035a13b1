import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from '../../../../harness/gateway/listen.js';
import { reqMktData } from '../../../../harness/wire/requests/market-data.js';
import { reqCurrentTime } from '../../../../harness/wire/requests/session.js';
import { connectClient } from '../client.js';
import { AAPL, openScene } from './scene.js';

test('a client is dropped without a word, the others stay, and its id is free', async () => {
  const scene = openScene();
  const [one, two] = [await scene.connect(1), await scene.connect(2)];
  await one.watch();
  [one.told(), two.told()];
  expect(scene.act('drop', { client: 1 })).toBe('dropped client 1');
  expect(scene.gateway.trouble.status().clients.map(({ id }) => id)).toEqual([2]);
  await scene.pass(1000);
  expect([one.client.closed, two.client.closed]).toEqual([true, false]);
  expect(one.told()).toEqual([]);
  const again = await scene.connect(1);
  expect(again.client.named('nextValidId')).toHaveLength(1);
});

test('all are dropped at once, or nobody', async () => {
  const scene = openScene();
  expect(scene.act('drop', { client: 'all' })).toBe('dropped nobody: no client is connected');
  const clients = [await scene.connect(1), await scene.connect(2)];
  expect(scene.act('drop', { client: 'all' })).toBe('dropped clients 1, 2');
  await scene.settle();
  expect(clients.map(({ client }) => client.closed)).toEqual([true, true]);
  expect(scene.gateway.connections).toBe(0);
});

test('a client that is not there is named, with those who are', async () => {
  const scene = openScene();
  await scene.connect(3);
  expect(() => scene.act('drop', { client: 7 })).toThrow('no client 7 is connected; connected: 3');
  for (const name of ['stall', 'unstall', 'cut'] as const) {
    expect(() => scene.act(name, { client: 7 })).toThrow('no client 7');
  }
});

test('a stalled client hears nothing, is served, and hears of everything afterwards, in its order', async () => {
  const scene = openScene();
  const [client, other] = [await scene.connect(1), await scene.connect(2)];
  for (const each of [client, other]) await each.send(reqMktData, { reqId: 1, ...AAPL });
  expect(scene.act('stall', { client: 1 })).toBe('client 1 will hear nothing');
  const before = client.client.messages.length;
  const others = other.client.messages.length;
  await client.order(1);
  await scene.pass(5000);
  await client.send(reqCurrentTime, {});
  expect(client.client.messages).toHaveLength(before);
  expect(other.client.messages.length).toBeGreaterThan(others);
  expect(scene.gateway.trouble.status().clients).toMatchObject([
    { id: 1, isStalled: true },
    { id: 2, isStalled: false },
  ]);
  client.told();
  scene.act('unstall', { client: 1 });
  await scene.settle();
  expect(client.told()).toEqual([
    ...['openOrder 1 PreSubmitted', 'orderStatus 1 PreSubmitted 0'],
    ...['execDetails 1 10', 'openOrder 1 Filled', 'orderStatus 1 Filled 10', 'commissionReport'],
  ]);
  expect(client.client.named('tickPrice')).toEqual(other.client.named('tickPrice'));
  expect(client.client.messages.at(-1)?.layout.name).toBe('currentTime');
});

test('a stall ends by itself where that was wished', async () => {
  const scene = openScene();
  const client = await scene.connect();
  scene.act('stall', { for: '2s' });
  await client.send(reqCurrentTime, {});
  await scene.wait(1999);
  expect(client.client.named('currentTime')).toHaveLength(0);
  await scene.wait(1);
  expect(client.client.named('currentTime')).toHaveLength(1);
});

test('a stalled client for whom too much is kept back is dropped, and nobody else', async () => {
  const scene = openScene({ settings: { maxUnread: 20_000 } });
  const [client, other] = [await scene.connect(1), await scene.connect(2)];
  scene.act('stall', { client: 1 });
  for (let count = 0; count < 3000 && scene.gateway.connections > 1; count += 1) {
    client.client.send(reqCurrentTime, {});
    if (count % 100 === 0) await scene.settle();
  }
  expect(scene.gateway.trouble.status().clients.map(({ id }) => id)).toEqual([2]);
  await other.send(reqCurrentTime, {});
  expect(other.client.named('currentTime')).toHaveLength(1);
});

test('a connection that is cut ends in the middle of a message, after all that was said', async () => {
  const scene = openScene();
  const client = await scene.connect();
  scene.act('stall', {});
  await client.order(1);
  const before = client.client.bytes().length;
  expect(scene.act('cut', { client: 1 })).toBe('cut off client 1');
  await scene.settle();
  expect(client.client.closed).toBe(true);
  expect(client.told().at(-1)).toBe('commissionReport');
  const rest = client.client.bytes().subarray(before);
  let at = 0;
  while (at + 4 <= rest.length && at + 4 + rest.readUInt32BE(at) <= rest.length)
    at += 4 + rest.readUInt32BE(at);
  expect(rest.length - at).toBeGreaterThan(4);
  expect(rest.readUInt32BE(at)).toBeGreaterThan(rest.length - at - 4);
});

test('over a port, clients that are dropped or cut off see the end of it', async () => {
  const scene = openScene();
  const listening = await listen(scene.gateway, { host: '127.0.0.1', port: 0 });
  const ends = ['drop', 'cut'] as const;
  for (const action of ends) {
    const socket = connect(listening.port, '127.0.0.1');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    socket.resume();
    socket.write('API\0\0\0\0\x09v100..178');
    socket.write('\0\0\0\x0971\x002\x0077\x00\0');
    while (scene.gateway.trouble.status().clients.length === 0) await scene.settle();
    scene.act(action, { client: 77 });
    await closed;
    while (scene.gateway.connections > 0) await scene.settle();
  }
  await listening.close();
});

test('an error or notice of any code is said as TWS would', async () => {
  const scene = openScene();
  const [one, two] = [await connectClient(scene.gateway), await scene.connect(2)];
  const message = 'Socket port has been reset\\';
  expect(scene.act('say', { code: 1300, message })).toBe(
    'told clients 1, 2: 1300 Socket port has been reset\\',
  );
  scene.act('say', { code: 10197, message: 'No data', reqId: 5, client: 2 });
  await scene.settle();
  expect(one.named('errMsg').at(-1)).toMatchObject({ reqId: '-1', errorCode: '1300' });
  expect(two.told().slice(-2)).toEqual(['error -1 1300', 'error 5 10197']);
});

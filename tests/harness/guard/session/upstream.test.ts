import { expect, test, vi } from 'vitest';
import { createGateway } from '../../../../harness/gateway/create.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { encodeFrame } from '../../../../harness/wire/encode.js';
import { frame } from '../../../../harness/wire/framing.js';
import { serverAck, writeHello } from '../../../../harness/wire/handshake.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { reqCurrentTime, reqManagedAccts, startApi } from '../../../../harness/wire/requests/session.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { NEWEST } from '../../../../harness/wire/versions.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, connectSilent, type TestClient } from '../../gateway/client.js';
import { heardBy, startGuard } from '../guard.js';
import { logIn, scriptedUpstream, type UpstreamScript } from '../watch/upstream.js';
import { witnessed } from '../witness.js';

const MARKET_HOURS = '2026-03-03T16:30:00Z';
const order = (orderId: number) =>
  unsetBut(placeOrder, {
    ...{ orderId, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD', transmit: true },
    ...{ action: 'BUY', orderType: 'LMT', lmtPrice: 100, totalQuantity: 1, tif: 'DAY' },
  });
const NO_LIMITS = {
  quantityPerOrder: undefined,
  notionalPerOrder: undefined,
  notionalPerDay: undefined,
  openOrders: undefined,
  lossPerDay: undefined,
};
const FREE = { ...profiles.examples, messages: undefined, limits: NO_LIMITS };
const START = { clientId: 1, optionalCapabilities: '' };

/** A guard before an upstream of the test's own. What its own session asks is not counted. */
async function before(script: UpstreamScript) {
  const asked: string[] = [];
  const upstream = scriptedUpstream({
    ...script,
    asked(name, side, texts) {
      if (texts['clientId'] !== '990') asked.push(name);
      if (script.asked) script.asked(name, side, texts);
    },
  });
  const guarded = await startGuard({ attach: () => {} }, { connect: upstream.connect, isAlone: true });
  return { asked, upstream, guarded };
}

const closed = (client: TestClient) => vi.waitUntil(() => client.closed, { timeout: 5000, interval: 2 });

test.each(['U1234567', 'DU1,U2', 'DU1,F3', 'DU1,DUX', 'du1'])(
  'a login with %s is let nowhere: the client hears why, both sides close, nothing was sent',
  async (accounts) => {
    const { asked, guarded } = await before({
      asked: (name, side) => {
        if (name === 'startApi') logIn(side, accounts);
      },
    });
    const client = connectSilent(guarded.guard);
    client.write(writeHello({ min: 100, max: 200, options: '' }));
    await vi.waitUntil(() => client.version > 0);
    client.send(startApi, START);
    client.send(placeOrder, order(1));
    client.send(reqCurrentTime, {});
    const { errorMsg } = await heardBy(client, 'errMsg');
    expect(errorMsg).toMatch(/which is no paper account; the guard lets nobody through$/);
    await closed(client);
    expect(client.named('managedAccounts')).toEqual([]);
    expect(asked).toEqual(['startApi']);
    expect(guarded.guard.connections).toBe(0);
    expect(guarded.log.join('')).toContain('no paper account');
    await guarded.close();
  },
);

test.each(['U1234567', 'DU1,U2'])(
  'a login that becomes %s while a client is there ends its session: the client hears why, and nothing more was sent',
  async (accounts) => {
    const { asked, guarded } = await before({
      asked(name, side) {
        if (name === 'startApi') logIn(side);
        // Somebody has logged in anew meanwhile, where the client cannot see it.
        if (name === 'reqManagedAccts') logIn(side, accounts);
      },
    });
    const client = await connectClient(guarded.guard);
    await heardBy(client, 'managedAccounts');
    client.send(reqManagedAccts, {});
    const { errorMsg } = await heardBy(client, 'errMsg');
    expect(errorMsg).toMatch(/which is no paper account; the guard lets nobody through$/);
    client.send(reqCurrentTime, {});
    await closed(client);
    expect(client.named('managedAccounts').map(({ accountsList }) => accountsList)).toEqual(['DU1']);
    expect(asked).not.toContain('reqCurrentTime');
    expect(guarded.guard.connections).toBe(0);
    await guarded.close();
  },
);

test('an upstream that answers with a version that was not offered is left, and the client told why', async () => {
  const { asked, guarded } = await before({
    greet: (side) => side.write(frame(serverAck(NEWEST + 1, '20260303 11:30:00 EST'))),
  });
  const client = connectSilent(guarded.guard);
  client.write(writeHello({ min: 100, max: 225, options: '' }));
  await closed(client);
  const [{ errorMsg } = {}] = client.named('errMsg');
  expect(errorMsg).toContain(`chose version ${NEWEST + 1} where 100 to ${NEWEST} were offered`);
  expect(asked).toEqual([]);
  await guarded.close();
});

test('an upstream that greets with garbage is left, and none of it reaches the client', async () => {
  const { guarded } = await before({ greet: (side) => side.write('HTTP/1.1 400 Bad Request\r\n\r\n') });
  const client = connectSilent(guarded.guard);
  client.write(writeHello({ min: 100, max: 200, options: '' }));
  await closed(client);
  expect(client.messages.map(({ texts }) => texts['errorCode'])).toEqual(['502']);
  expect(client.bytes().includes('HTTP')).toBe(false);
  await guarded.close();
});

test('nothing that a client sends before its accounts are known goes on, however much it is', async () => {
  const { asked, guarded } = await before({ asked: () => {} });
  const client = connectSilent(guarded.guard);
  client.write(writeHello({ min: 100, max: 200, options: '' }));
  await vi.waitUntil(() => client.version > 0);
  client.send(startApi, START);
  for (let orderId = 1; orderId <= 3000; orderId += 1) client.send(placeOrder, order(orderId));
  await client.settle();
  expect(asked).toEqual(['startApi']);
  client.stream.end();
  await guarded.close();
});

test('an upstream that dies after an order ends the session, and the order stays on record as allowed', async () => {
  const { guarded, asked } = await before({
    asked: (name, side) => {
      if (name === 'startApi') logIn(side);
      if (name === 'placeOrder') side.hangUp();
    },
  });
  const client = await connectClient(guarded.guard);
  await heardBy(client, 'managedAccounts');
  // With no rule that wants a figure, so that this upstream need not know any.
  const free = connectSilent({
    attach: (stream) =>
      guarded.guard.attach(stream, {
        policy: FREE,
      }),
  });
  free.write(writeHello({ min: 100, max: 200, options: '' }));
  await vi.waitUntil(() => free.version > 0);
  free.send(startApi, { ...START, clientId: 2 });
  await heardBy(free, 'managedAccounts');
  free.send(placeOrder, order(1));
  await closed(free);
  expect(asked.filter((name) => name === 'placeOrder')).toHaveLength(1);
  expect(guarded.guard.status().openOrders).toBe(1);
  client.stream.end();
  await guarded.close();
});

test('requests cut at every byte, and many in one piece, are understood alike', async () => {
  const witness = witnessed(
    createGateway({ clock: steppedClock(MARKET_HOURS), settings: { messagesPerSecond: undefined } }),
  );
  const guarded = await startGuard(witness);
  const client = await connectClient(guarded.guard);
  await heardBy(client, 'nextValidId');
  const bytes = encodeFrame(placeOrder, client.version, order(1));
  for (let at = 0; at < bytes.length; at += 1) {
    client.write(bytes.subarray(at, at + 1));
    if (at % 40 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const many = [2, 3, 4, 5, 6].map((orderId) => encodeFrame(placeOrder, client.version, order(orderId)));
  client.write(Buffer.concat(many));
  await heardBy(client, 'orderStatus', ({ orderId }) => orderId === '6');
  expect(witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1', '2', '3', '4', '5', '6']);
  await guarded.close();
});

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { frame } from '../../../../harness/wire/framing.js';
import { serverAck } from '../../../../harness/wire/handshake.js';
import { AAPL, connectTo, everythingOf, wanted, watchGateway, watchOver } from './scene.js';
import { logIn, scriptedUpstream, type UpstreamScript } from './upstream.js';

const LIVE = 'the login of the upstream manages an account that is no paper account';
const NOT_YET = 'the guard has no session of its own with the upstream yet';

test('the accounts are those that the login manages', async () => {
  const { watch } = await watchGateway({ accounts: ['DU1000001', 'DU1000002'] });
  expect(watch.isUp).toBe(true);
  expect(watch.accounts()).toEqual({ known: true, value: ['DU1000001', 'DU1000002'] });
});

test.each(['U1234567', 'DU1,U1234567', 'DU1,F1', 'du1', 'DU1, DU2;U3'])(
  'a login with the accounts %s is left at once and for good',
  async (list) => {
    const upstream = scriptedUpstream({ asked: (name, side) => name === 'startApi' && logIn(side, list) });
    const { watch, wait } = await watchOver(upstream.connect);
    expect(watch.isUp).toBe(false);
    expect(watch.accounts()).toEqual({ known: false, why: LIVE });
    await watch.fetch(everythingOf(AAPL));
    expect(watch.instrument(AAPL)).toEqual({ known: false, why: LIVE });
    expect(watch.cancelAll()).toBe(false);
    await wait(600_000);
    expect(upstream.sides).toHaveLength(1);
  },
);

test('a live account that shows up later ends it for good as well', async () => {
  const upstream = scriptedUpstream();
  const { watch, settle, wait } = await watchOver(upstream.connect);
  const told: string[] = [];
  watch.onLive(() => told.push('before'));
  expect([watch.isUp, watch.isLive, told]).toEqual([true, false, []]);
  const [side] = upstream.sides;
  if (side) logIn(side, 'DU1,U7');
  await settle();
  expect(watch.accounts()).toEqual({ known: false, why: LIVE });
  watch.onLive(() => told.push('after'));
  expect([watch.isUp, watch.isLive, told]).toEqual([false, true, ['before', 'after']]);
  await wait(600_000);
  expect(upstream.sides).toHaveLength(1);
});

test('a gateway that has no accounts yet is waited for', async () => {
  const upstream = scriptedUpstream({ asked: (name, side) => name === 'startApi' && logIn(side, '') });
  const { watch, settle } = await watchOver(upstream.connect);
  expect(watch.isUp).toBe(false);
  const [side] = upstream.sides;
  if (side) logIn(side, 'DU1,');
  await settle();
  expect(watch.accounts()).toEqual({ known: true, value: ['DU1'] });
});

test('a client id that is in use gives way to the next', async () => {
  const { watch, gateway, settle } = await watchGateway({ settings: { clientIds: 2 } });
  const second = await watchOver(() => connectTo(gateway));
  expect([watch.isUp, second.watch.isUp]).toEqual([true, true]);
  const third = await watchOver(() => connectTo(gateway), { settings: { clientIds: 2 } });
  expect(third.watch.isUp).toBe(false);
  watch.close();
  await settle();
  await third.wait(1000);
  expect(third.watch.isUp).toBe(true);
});

test('it offers no version that is misread, and takes what the upstream chooses of the others', async () => {
  const upstream = scriptedUpstream({
    version: 157,
    greet: (side) => side.write(frame(serverAck(side.offered.max >= 158 ? 158 : 157, 'now'))),
  });
  const { watch } = await watchOver(upstream.connect);
  expect(upstream.sides.map(({ offered }) => offered)).toMatchObject([
    { min: 157, max: 200 },
    { min: 157, max: 157 },
  ]);
  expect(watch.isUp).toBe(true);
});

const refusals: readonly (readonly [string, UpstreamScript])[] = [
  ['says nothing', { greet: () => {} }],
  ['greets and then says nothing', { asked: () => {} }],
  ['talks HTTP', { greet: (side) => side.write('HTTP/1.1 400 Bad Request\r\n\r\n') }],
  ['greets with what is no version', { greet: (side) => side.write(frame('hello\0')) }],
  ['speaks a version from the future', { greet: (side) => side.write(frame(serverAck(203, 'now'))) }],
  ['hangs up at once', { greet: (side) => side.hangUp() }],
  [
    'hangs up in the middle of a message',
    {
      asked: (_, side) => {
        side.write(frame('15\0' + '1\0DU1\0').subarray(0, 7));
        side.hangUp();
      },
    },
  ],
  ['sends garbage', { asked: (_, side) => side.write(Buffer.alloc(64, 0xff)) }],
];

test.each(refusals)(
  'an upstream that %s is tried again and again, with growing pauses',
  async (_, script) => {
    const upstream = scriptedUpstream(script);
    const { watch, wait, logged } = await watchOver(upstream.connect);
    await wait(10_000);
    expect(watch.isUp).toBe(false);
    expect(watch.accounts()).toEqual({ known: false, why: NOT_YET });
    await wait(120_000);
    const attempts = upstream.sides.length;
    expect(attempts).toBeGreaterThan(3);
    expect(attempts).toBeLessThan(20);
    expect(logged.join()).toContain('the guard has no session with the upstream');
  },
);

test('a connection that fails, at once or later, is tried again', async () => {
  const upstream = scriptedUpstream();
  let attempts = 0;
  const { watch, wait } = await watchOver(() => {
    attempts += 1;
    if (attempts === 1) throw new Error('no such host');
    if (attempts > 2) return upstream.connect();
    const stream = new PassThrough();
    stream.destroy(new Error('connection refused'));
    return stream;
  });
  expect(watch.isUp).toBe(false);
  await wait(2000);
  expect(attempts).toBe(3);
  expect(watch.isUp).toBe(true);
});

test('whoever wants figures hastens the next attempt, but not beyond one a second', async () => {
  const upstream = scriptedUpstream({ greet: (side) => side.hangUp() });
  const { watch, wait } = await watchOver(upstream.connect);
  await wait(60_000);
  const before = upstream.sides.length;
  await wait(1000);
  await Promise.all([watch.fetch(wanted({ time: true })), watch.fetch(wanted({ time: true }))]);
  await watch.fetch(wanted({ time: true }));
  expect(upstream.sides.length).toBe(before + 1);
});

test('listeners are told each time it comes up, and at once when it is', async () => {
  const upstream = scriptedUpstream();
  const { watch, wait } = await watchOver(upstream.connect);
  let times = 0;
  watch.onUp(() => {
    times += 1;
  });
  expect(times).toBe(1);
  upstream.sides[0]?.hangUp();
  await wait(1000);
  expect(times).toBe(2);
});

test('a watch that is closed leaves, and does not come back', async () => {
  const { watch, gateway, settle, wait } = await watchGateway();
  watch.close();
  await settle();
  expect(gateway.connections).toBe(0);
  await wait(600_000);
  expect(gateway.connections).toBe(0);
  expect(watch.isUp).toBe(false);
});

test('at most twenty messages a second go out, those that orders wait for first', async () => {
  const asked: string[] = [];
  const accounts = Array.from({ length: 30 }, (_, index) => `DU${index}`);
  const upstream = scriptedUpstream({
    asked(name, side) {
      asked.push(name);
      if (name === 'startApi') logIn(side, accounts.join());
    },
  });
  const { watch, wait } = await watchOver(upstream.connect);
  expect(asked).toHaveLength(21);
  void watch.fetch(wanted({ time: true }));
  await wait(999);
  expect(asked).toHaveLength(21);
  await wait(1);
  expect(asked).toHaveLength(41);
  expect(asked[21]).toBe('reqCurrentTimeInMillis');
  expect(watch.cancelAll()).toBe(true);
  await wait(0);
  expect(asked.at(-1)).toBe('reqGlobalCancel');
});

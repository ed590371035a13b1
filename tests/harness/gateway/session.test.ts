import { expect, test } from 'vitest';
import { createGateway } from '../../../harness/gateway/create.js';
import { encodeFrame } from '../../../harness/wire/encode.js';
import { createFrameReader } from '../../../harness/wire/framing.js';
import { writeHello } from '../../../harness/wire/handshake.js';
import { reqPnL } from '../../../harness/wire/requests/account.js';
import { reqContractDetails } from '../../../harness/wire/requests/reference.js';
import { reqCurrentTime, reqIds, startApi } from '../../../harness/wire/requests/session.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { systemClock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import { connectClient, connectSilent } from './client.js';

/** A contract of which nothing is said. */
const noContract = {
  ...{
    conId: undefined,
    symbol: '',
    secType: '',
    lastTradeDateOrContractMonth: '',
    strike: undefined,
    right: '',
  },
  ...{ multiplier: '', exchange: '', primaryExchange: '', currency: '', localSymbol: '', tradingClass: '' },
  ...{ includeExpired: false, secIdType: '', secId: '' },
};

const clock = () => steppedClock('2026-03-03T16:30:00Z');

test.each([
  [157, 157],
  [158, 157],
  [159, 159],
  [178, 178],
  [200, 200],
  [203, 200],
  [225, 200],
])('a client whose newest version is %i is met at %i', async (max, met) => {
  const gateway = createGateway({ clock: clock() });
  const client = await connectClient(gateway, { max });
  expect(client.version).toBe(met);
  expect(client.named('nextValidId')).toMatchObject([{ orderId: '1' }]);
});

test('the greeting is accounts, the next id, and the farms, in this order', async () => {
  const gateway = createGateway({ clock: clock(), accounts: ['DU1234567', 'DU7654321'] });
  const client = await connectClient(gateway);
  expect(client.messages.slice(0, 2).map(({ layout }) => layout.name)).toEqual([
    'managedAccounts',
    'nextValidId',
  ]);
  expect(client.named('managedAccounts')).toMatchObject([{ accountsList: 'DU1234567,DU7654321' }]);
  const codes = client.named('errMsg').map(({ reqId, errorCode }) => [reqId, errorCode]);
  expect(new Set(codes.map(([, code]) => code))).toEqual(new Set(['2104', '2106', '2158']));
  expect(new Set(codes.map(([reqId]) => reqId))).toEqual(new Set(['-1']));
});

test('nothing is said before START_API but the version and the time', async () => {
  const gateway = createGateway({ clock: clock() });
  const client = connectSilent(gateway);
  client.write(writeHello({ min: 100, max: 178, options: '' }));
  await client.settle();
  const [body, ...more] = createFrameReader().push(client.bytes());
  expect(body?.toString()).toBe('178\x0020260303 11:30:00 EST\0');
  expect(more).toEqual([]);
});

test('a request before START_API is refused, and START_API still works after it', async () => {
  const gateway = createGateway({ clock: clock() });
  const client = connectSilent(gateway);
  client.write(writeHello({ min: 100, max: 178, options: '' }));
  await client.settle();
  client.send(reqCurrentTime, {});
  client.send(startApi, { clientId: 1, optionalCapabilities: '' });
  await client.settle();
  expect(client.named('errMsg')[0]).toMatchObject({ errorCode: '321' });
  expect(client.named('nextValidId')).toHaveLength(1);
  expect(client.named('currentTime')).toHaveLength(0);
});

test('a client id is used by one client at a time', async () => {
  const gateway = createGateway({ clock: clock() });
  const first = await connectClient(gateway, { clientId: 7 });
  const second = await connectClient(gateway, { clientId: 7 });
  expect(second.named('errMsg')).toMatchObject([{ reqId: '-1', errorCode: '326' }]);
  expect(second.closed).toBe(true);
  first.send(reqIds, { numIds: 1 });
  await first.settle();
  expect(first.named('nextValidId')).toHaveLength(2);

  first.stream.end();
  await first.settle();
  const third = await connectClient(gateway, { clientId: 7 });
  expect(third.named('nextValidId')).toHaveLength(1);
});

test('above the limit a client is turned away, and those who are in stay', async () => {
  const gateway = createGateway({ clock: clock(), settings: { maxClients: 2 } });
  const clients = [];
  for (let clientId = 0; clientId < 3; clientId += 1)
    clients.push(await connectClient(gateway, { clientId }));
  expect(clients.map(({ closed }) => closed)).toEqual([false, false, true]);
  expect(clients[2]?.named('errMsg')).toMatchObject([{ errorCode: '321' }]);
  expect(gateway.connections).toBe(2);
});

test.each([
  ['nonsense', 'GET / HTTP/1.1\r\n\r\n'],
  ['the handshake of before version 100', '62\0'],
  ['versions that cannot be met', writeHello({ min: 201, max: 225, options: '' })],
  ['versions from before 157', writeHello({ min: 100, max: 150, options: '' })],
  ['an endless handshake', Buffer.concat([Buffer.from('API\0'), Buffer.from([0, 1, 0, 0])])],
])('%s instead of a handshake ends that connection alone', async (_, bytes) => {
  const gateway = createGateway({ clock: clock() });
  const other = await connectClient(gateway);
  const client = connectSilent(gateway);
  client.write(bytes);
  await client.settle();
  expect(client.closed).toBe(true);
  expect(gateway.connections).toBe(1);
  other.send(reqCurrentTime, {});
  await other.settle();
  expect(other.named('currentTime')).toHaveLength(1);
});

test('a handshake and requests may come in any pieces', async () => {
  const gateway = createGateway({ clock: clock() });
  const client = connectSilent(gateway);
  for (const byte of writeHello({ min: 100, max: 178, options: '' })) client.write(Buffer.from([byte]));
  await client.settle();
  const start = Buffer.from('\x00\x00\x00\x0871\x002\x001\x00\x00');
  for (const byte of start) client.write(Buffer.from([byte]));
  await client.settle();
  expect(client.named('nextValidId')).toHaveLength(1);
});

test('a message that is not understood gets an error, a line in the log, and the connection is kept', async () => {
  const lines: string[] = [];
  const time = clock();
  const log = createLog({
    level: 'info',
    format: 'json',
    clock: time,
    write: (line) => void lines.push(line),
  });
  const gateway = createGateway({ clock: time, log });
  const client = await connectClient(gateway, { max: 178 });
  const before = client.named('errMsg').length;
  const frame = (body: string) => {
    const bytes = Buffer.alloc(4 + body.length);
    bytes.writeUInt32BE(body.length);
    bytes.write(body, 4);
    return bytes;
  };
  for (const body of ['9999\0', '49\0', '8\x001\0twelve\0', 'x', '', '1\x0011\x0077\0'])
    client.write(frame(body));
  client.send(reqCurrentTime, {});
  await client.settle();
  const errors = client.named('errMsg').slice(before);
  expect(errors.map(({ errorCode }) => errorCode)).toEqual(['320', '320', '320', '320', '320', '320']);
  expect(errors[0]).toMatchObject({ errorMsg: expect.stringContaining('9999') });
  expect(errors[1]).toMatchObject({ errorMsg: expect.stringContaining('reqCurrentTime') });
  expect(errors[2]).toMatchObject({ errorMsg: expect.stringMatching(/reqIds.*numIds.*twelve/) });
  // What could be read of a message is enough to say which request it was.
  expect(errors[5]).toMatchObject({ reqId: '77' });
  expect(client.named('currentTime')).toHaveLength(1);
  expect(lines.filter((line) => line.includes('9999|'))).toHaveLength(1);
});

test('a frame longer than any client may send ends that connection alone', async () => {
  const lines: string[] = [];
  const time = clock();
  const log = createLog({
    level: 'info',
    format: 'json',
    clock: time,
    write: (line) => void lines.push(line),
  });
  const gateway = createGateway({ clock: time, log });
  const [client, other] = [await connectClient(gateway), await connectClient(gateway, { clientId: 2 })];
  client.write(Buffer.from([0x7f, 0xff, 0xff, 0xff]));
  await client.settle();
  expect(client.closed).toBe(true);
  expect(other.closed).toBe(false);
  expect(lines.filter((line) => line.includes('overlong'))).toHaveLength(1);
});

test('a client that reads nothing is dropped when its bound is reached, and others are unharmed', async () => {
  const gateway = createGateway({
    clock: clock(),
    settings: { maxUnread: 20_000, messagesPerSecond: undefined },
  });
  const slow = await connectClient(gateway, { clientId: 1 });
  const other = await connectClient(gateway, { clientId: 2 });
  slow.stream.pause();
  for (let count = 0; count < 20_000 && !slow.closed; count += 1) {
    slow.send(reqCurrentTime, {});
    if (count % 100 === 0) await slow.settle();
  }
  await slow.settle();
  expect(gateway.connections).toBe(1);
  other.send(reqCurrentTime, {});
  await other.settle();
  expect(other.named('currentTime')).toHaveLength(1);
});

test('what a gateway has given out is not given again by the one that takes over its state', async () => {
  const first = createGateway({ clock: clock(), accounts: ['DU1', 'DU2'] });
  const state = JSON.parse(JSON.stringify({ ...first.state(), nextOrderIds: { 3: 17 } }));
  const second = createGateway({ clock: clock(), state });
  expect(second.accounts).toEqual(['DU1', 'DU2']);
  const client = await connectClient(second, { clientId: 3 });
  expect(client.named('nextValidId')).toMatchObject([{ orderId: '17' }]);
});

test('a client that has stopped reading is dropped at a quarter of what one may have that reads', async () => {
  const wall = steppedClock(0);
  const settings = { maxUnread: 20_000, messagesPerSecond: undefined };
  const gateway = createGateway({ clock: clock(), wall, settings });
  const client = await connectClient(gateway);
  client.stream.pause();
  const ask = async (times: number) => {
    for (let count = 0; count < times; count += 1) client.send(reqCurrentTime, {});
    await client.settle();
  };
  await ask(3000);
  expect(gateway.connections).toBe(1);
  await wall.advance(6000);
  await ask(1);
  expect(gateway.connections).toBe(0);
});

test('whoever does not start the API in time, or says too much before, is disconnected', async () => {
  const wall = steppedClock(0);
  const gateway = createGateway({ clock: clock(), wall });
  const [silent, greeted, talkative] = [1, 2, 3].map(() => connectSilent(gateway));
  for (const each of [greeted, talkative]) each?.write(writeHello({ min: 100, max: 178, options: '' }));
  await talkative?.settle();
  for (let count = 0; count < 10; count += 1) talkative?.send(reqCurrentTime, {});
  await talkative?.settle();
  expect(talkative?.closed).toBe(true);
  const started = await connectClient(gateway);
  await wall.advance(30_000);
  await started.settle();
  expect(gateway.connections).toBe(1);
  expect([silent?.closed, greeted?.closed, started.closed]).toEqual([true, true, false]);
  started.send(reqCurrentTime, {});
  await started.settle();
  expect(started.named('currentTime')).toHaveLength(1);
});

test('the highest id is an id like any other', async () => {
  const gateway = createGateway({ clock: clock() });
  const client = await connectClient(gateway, { clientId: 2147483647 });
  client.send(reqPnL, { reqId: 2147483647, account: 'DU1234567', modelCode: '' });
  await client.settle();
  expect(client.named('pnl')).toMatchObject([{ reqId: '2147483647' }]);
});

test('while a long answer is made, other clients are served, and its own later requests wait their turn', async () => {
  const gateway = createGateway({ clock: clock(), settings: { messagesPerSecond: undefined } });
  const [patient, other] = [await connectClient(gateway), await connectClient(gateway, { clientId: 2 })];
  const order: string[] = [];
  patient.stream.on('data', () => order.push('patient'));
  other.stream.on('data', () => order.push('other'));
  const chain = { symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' };
  patient.send(reqContractDetails, { ...noContract, ...chain, reqId: 1 });
  patient.send(reqCurrentTime, {});
  other.send(reqCurrentTime, {});
  while (patient.named('currentTime').length === 0) await patient.settle();
  expect(patient.named('contractDetails').length).toBeGreaterThan(5000);
  expect(patient.messages.at(-2)?.layout.name).toBe('contractDetailsEnd');
  expect(order.indexOf('other')).toBeLessThan(order.lastIndexOf('patient'));
});

test('while many questions of one client are answered, other clients are served', async () => {
  let now = 0;
  // By this clock each answer takes a while.
  const wall = { ...systemClock, monotonic: () => ++now };
  const gateway = createGateway({ clock: clock(), wall, settings: { messagesPerSecond: undefined } });
  const [eager, other] = [await connectClient(gateway), await connectClient(gateway, { clientId: 2 })];
  const served: string[] = [];
  eager.stream.on('data', () => served.push('eager'));
  other.stream.on('data', () => served.push('other'));
  const question = encodeFrame(reqCurrentTime, 200, {});
  eager.write(Buffer.concat(Array.from({ length: 300 }, () => question)));
  other.send(reqCurrentTime, {});
  while (eager.named('currentTime').length < 300) await eager.settle();
  expect(served).toContain('other');
  expect(served.indexOf('other')).toBeLessThan(served.lastIndexOf('eager'));
});

test('a client that reads its long answers is never too slow, whatever their length', async () => {
  const gateway = createGateway({
    clock: clock(),
    settings: { messagesPerSecond: undefined, maxUnread: 200_000 },
  });
  const client = await connectClient(gateway);
  const chain = { symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' };
  for (const reqId of [1, 2]) client.send(reqContractDetails, { ...noContract, ...chain, reqId });
  while (client.named('contractDetailsEnd').length < 2 && !client.closed) await client.settle();
  expect(client.closed).toBe(false);
});

import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { findPackageRoot } from '../../../../platform/config/root.js';
import { asFault } from '../../../../platform/errors/fault.js';
import { bind } from '../../../../platform/net/bind.js';
import { runReduced } from './cell.js';

const modules = join(findPackageRoot(import.meta.url).root, 'node_modules');

/** The four ports of the live and paper TWS and gateway, by every name that this machine has for itself. */
const addresses: readonly [string, number][] = [
  ['127.0.0.1', 4001],
  ['127.0.0.1', 4002],
  ['localhost', 7496],
  ['::1', 7497],
];

function openGateway(): Gateway {
  const gateway = createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') });
  onTestFinished(() => gateway.close());
  return gateway;
}

test.each(addresses)('@stoqey/ib connects to %s:%i, and is at the guard', async (host, port) => {
  const gateway = openGateway();
  const ran = await runReduced({
    runtime: 'node',
    code: `
      import { createRequire } from 'node:module';
      const { EventName, IBApi } = createRequire(process.argv[2])('@stoqey/ib');
      const api = new IBApi({ host: '${host}', port: ${port}, clientId: 1 });
      api.on(EventName.error, (error) => console.log(String(error)));
      api.on(EventName.currentTime, (time) => { console.log(time); api.disconnect(); });
      api.on(EventName.nextValidId, () => api.reqCurrentTime());
      api.connect();`,
    args: ['/modules/program.js'],
    files: { [modules]: '/modules' },
    serve: (stream) => gateway.attach(stream),
  });
  expect(ran.stdout, ran.stderr).toBe('1772555400\n');
  expect(ran).toMatchObject({ stderr: '', exitCode: 0 });
});

test.each(addresses)('ib_async connects to %s:%i, and is at the guard', async (host, port) => {
  const gateway = openGateway();
  const ran = await runReduced({
    runtime: 'python',
    options: ['-I', '-u'],
    code: `
from ib_async import IB, Stock
ib = IB()
ib.connect('${host}', ${port}, clientId=1)
print(int(ib.reqCurrentTime().timestamp()))
print(ib.qualifyContracts(Stock('AAPL', 'SMART', 'USD'))[0].conId)
ib.disconnect()`,
    serve: (stream) => gateway.attach(stream),
  });
  expect(ran.stdout, ran.stderr).toBe('1772555400\n265598\n');
  expect(ran).toMatchObject({ stderr: '', exitCode: 0 });
});

test('a plain Python socket behaves as one of the internet', async () => {
  const ran = await runReduced({
    runtime: 'python',
    code: `
import socket
link = socket.create_connection(('localhost', 4002), timeout=5)
link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(link.family.name, link.getpeername()[1], link.gettimeout())
link.sendall(b'hi')
print(link.recv(9))
again = socket.socket()
again.setblocking(False)
print(again.connect_ex(('127.0.0.1', 7497)), again.getblocking())`,
    serve: (stream) =>
      stream.on('data', (bytes: Buffer) => stream.write(`${bytes} there`)).on('error', () => {}),
  });
  expect(ran.stdout, ran.stderr).toBe("AF_INET 4002 5.0\nb'hi there'\n0 False\n");
});

test('where nobody answers for the guard, a Python program is refused as by a port', async () => {
  const code = `import socket
try: socket.create_connection(('127.0.0.1', 4002))
except ConnectionRefusedError: print('refused')`;
  const ran = await runReduced({ runtime: 'python', code, isGuarded: false });
  expect(ran.stdout, ran.stderr).toBe('refused\n');
});

/** On the first of the four ports that nobody has: a TWS of the user's own may well be on one of them. */
async function listenOnOne(server: Server): Promise<number> {
  for (const [, port] of addresses) {
    const taken = await bind(server, { host: '127.0.0.1', port }).catch(asFault);
    if (taken === undefined) return port;
    expect(taken.code, taken.message).toBe('net.port_in_use');
  }
  expect.fail('none of the four ports is free: stop one of the gateways on this machine');
}

test('what listens on the four ports of this machine is not what a program reaches', async () => {
  const visitors: unknown[] = [];
  const real = createServer((stream) => visitors.push(stream.destroy()));
  const port = await listenOnOne(real);
  onTestFinished(() => void real.close());
  const ran = await runReduced({
    runtime: 'node',
    code: `import { connect } from 'node:net';
      connect(${port}, '127.0.0.1').on('data', (bytes) => console.log(String(bytes))).on('error', console.log);`,
    serve: (stream) => stream.end('the guard'),
  });
  expect(ran.stdout).toBe('the guard\n');
  expect(visitors).toEqual([]);
});

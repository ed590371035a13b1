import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../../harness/gateway/listen.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import type { Address } from '../../../../platform/net/bind.js';
import { scratchFolder } from '../state/folders.js';
import { openScene } from './scene.js';

/** `connected`, or why not. A connection that was made is ended again. */
function tryToConnect(to: Address): Promise<string> {
  return new Promise((resolve) => {
    const socket = 'path' in to ? connect(to.path) : connect(to.port, to.host);
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}

async function until(to: Address, wanted: string): Promise<void> {
  while ((await tryToConnect(to)) !== wanted) await new Promise((resolve) => setImmediate(resolve));
}

test('a gateway that is shut down throws everybody out, refuses on its port, and is there again on the same', async () => {
  const scene = openScene();
  const { port, close } = await listen(scene.gateway, { host: '127.0.0.1', port: 0 });
  onTestFinished(close);
  const address = { host: '127.0.0.1', port };
  const client = await scene.connect();
  expect(scene.act('shut-down', { for: '30s' })).toBe('the gateway is shut down');
  expect(scene.gateway.trouble.status()).toMatchObject({ isShutDown: true, clients: [] });
  await until(address, 'ECONNREFUSED');
  await scene.settle();
  expect(client.client.closed).toBe(true);
  const stranger = await scene.connect(2);
  expect(stranger.client.version).toBe(0);
  expect(() => scene.act('shut-down', {})).toThrow('shut down already');
  await scene.wait(30_000);
  await until(address, 'connected');
  expect(scene.gateway.trouble.status().isShutDown).toBe(false);
  const again = await scene.connect(1);
  expect(again.client.named('nextValidId')).toHaveLength(1);
  expect(() => scene.act('start-up', {})).toThrow('not shut down');
});

test('a unix socket is gone too, and is there again', async () => {
  const scene = openScene();
  const path = join(scratchFolder(), 'gateway.sock');
  const { close } = await listen(scene.gateway, { path });
  onTestFinished(close);
  scene.act('shut-down', {});
  await until({ path }, 'ENOENT');
  scene.act('start-up', {});
  await until({ path }, 'connected');
});

test('down and up at once, again and again, it is there in the end', async () => {
  const scene = openScene();
  const { port, close } = await listen(scene.gateway, { host: '127.0.0.1', port: 0 });
  onTestFinished(close);
  for (let times = 0; times < 5; times += 1) {
    scene.act('shut-down', {});
    scene.act('start-up', {});
  }
  expect(await tryToConnect({ host: '127.0.0.1', port })).toBe('connected');
  scene.act('shut-down', {});
  await until({ host: '127.0.0.1', port }, 'ECONNREFUSED');
});

test('what is closed while it is down, or while it comes up, does not come back', async () => {
  for (const isComingUp of [false, true]) {
    const scene = openScene();
    const { port, close } = await listen(scene.gateway, { host: '127.0.0.1', port: 0 });
    scene.act('shut-down', {});
    await until({ host: '127.0.0.1', port }, 'ECONNREFUSED');
    if (isComingUp) scene.act('start-up', {});
    await close();
    await scene.wait(60_000);
    expect(await tryToConnect({ host: '127.0.0.1', port })).toBe('ECONNREFUSED');
  }
});

test('a port that somebody else has taken meanwhile is told of once, and taken back once it is free', async () => {
  const scene = openScene();
  const { trouble } = scene.gateway;
  const wall = steppedClock(0);
  const failures: unknown[] = [];
  const { port, close } = await listen(
    scene.gateway,
    { host: '127.0.0.1', port: 0 },
    { wall, failed: (error) => failures.push(error) },
  );
  onTestFinished(close);
  const address = { host: '127.0.0.1', port };
  scene.act('shut-down', {});
  await until(address, 'ECONNREFUSED');
  const other = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  scene.act('start-up', {});
  while (trouble.status().blocked === undefined) await new Promise((resolve) => setImmediate(resolve));
  expect(trouble.status().blocked).toContain(`port ${port} of 127.0.0.1 is held by`);
  await wall.advance(1000);
  await new Promise<void>((resolve) => other.close(() => resolve()));
  while (trouble.status().blocked !== undefined) {
    await wall.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await tryToConnect(address)).toBe('connected');
  expect(failures).toMatchObject([{ code: 'net.port_in_use' }]);
});

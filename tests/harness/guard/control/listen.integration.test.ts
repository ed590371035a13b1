import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listenControl } from '../../../../harness/guard/control/listen.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { guardOf, known, logOf, TOKEN } from './control.js';

async function listening(port = 0) {
  const { guard, kills } = guardOf();
  const control = await listenControl({ port, token: TOKEN, guard, clock: systemClock, log: logOf().log });
  onTestFinished(() => control.close());
  return { ...control, kills, port: Number(new URL(control.url).port) };
}

test('is on this machine only, and stops trading when it is asked to', async () => {
  const { url, kills } = await listening();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  const body = '{"because": "asked by the test"}';
  const response = await fetch(`${url}/kill`, { method: 'POST', headers: known, body });
  expect(await response.json()).toEqual({ killed: true });
  expect(kills).toEqual(['asked by the test']);
  expect((await fetch(`${url}/kill`, { method: 'POST' })).status).toBe(401);
});

test.each([
  ['left in the middle of the reason', true],
  ['never comes to the end of the reason', false],
])('stops trading though whoever asked %s', async (_, leaves) => {
  const { port, kills } = await listening();
  const socket = connect(port, '127.0.0.1');
  const head = `POST /kill HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\n`;
  socket.write(`${head}Content-Length: 100\r\n\r\n{"because": "lo`, () => {
    if (leaves) setImmediate(() => socket.destroy());
  });
  while (kills.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(kills).toEqual(['asked for over HTTP']);
  socket.destroy();
});

test('outlives what is no HTTP at all', async () => {
  const { url, port } = await listening();
  for (const rubbish of ['\0\0\0\x08v100..178', 'GET / HTTP/1.1\r\n\r\n', '']) {
    const socket = connect(port, '127.0.0.1').resume();
    socket.end(rubbish);
    await once(socket, 'close');
  }
  expect((await fetch(`${url}/status`, { headers: known })).status).toBe(200);
});

test('a port that is taken is named, with the flag that chooses another', async () => {
  const { port } = await listening();
  await expect(listening(port)).rejects.toMatchObject({
    code: 'net.port_in_use',
    exitCode: 2,
    message: expect.stringContaining(`control: port ${port} of 127.0.0.1`),
    next: expect.stringContaining('--control-port'),
  });
});

test('ends with its connections', async () => {
  const { url, port, close } = await listening();
  const idle = connect(port, '127.0.0.1');
  await once(idle, 'connect');
  const ended = once(idle, 'close');
  await close();
  await ended;
  await expect(fetch(`${url}/status`, { headers: known })).rejects.toThrow();
});

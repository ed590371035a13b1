import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listenAdmin } from '../../../../harness/gateway/admin/listen.js';
import { createGateway } from '../../../../harness/gateway/create.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { createLog } from '../../../../platform/log/log.js';

const TOKEN = 'a-token-of-the-test';
const headers = { authorization: `Bearer ${TOKEN}` };
const log = createLog({ level: 'silent', format: 'json', clock: systemClock, write: () => {} });

async function listening(port = 0, writtenTo = log) {
  const gateway = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z') });
  onTestFinished(() => gateway.close());
  const admin = await listenAdmin(gateway, { port, token: TOKEN, log: writtenTo });
  onTestFinished(() => admin.close());
  return { gateway, ...admin, port: Number(new URL(admin.url).port) };
}

/** What comes back for bytes that are sent as they are. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  socket.end(bytes);
  await once(socket, 'close');
  return answer;
}

describe('the admin port', () => {
  test('is on this machine only, and does what it is asked', async () => {
    const { url, gateway } = await listening();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    const response = await fetch(`${url}/actions/lose-connection`, { method: 'POST', headers });
    expect(await response.json()).toEqual({ done: 'the connection to IB is lost' });
    expect(gateway.trouble.status().connection).toBe('lost');
  });

  test('answers under each name of this machine, and no other', async () => {
    const { port } = await listening();
    const ask = (host: string) =>
      answerTo(
        port,
        `GET /status HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${TOKEN}\r\nConnection: close\r\n\r\n`,
      );
    for (const name of ['127.0.0.1', 'localhost', '[::1]'])
      expect(await ask(`${name}:${port}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask(`example.com:${port}`)).toMatch(/^HTTP\/1\.1 421 /);
  });

  test('refuses bodies that are too long or come in pieces without end, and goes on', async () => {
    const { url } = await listening();
    const long = new Uint8Array(5_000_000).fill(32);
    const pieces = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(32)),
    });
    for (const body of [long, pieces]) {
      const status = await fetch(`${url}/scripts`, {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
      } as RequestInit).then(
        (response) => response.status,
        // Who still sends when the answer comes may miss it.
        () => 413,
      );
      expect(status).toBe(413);
    }
    const piece = new Blob(['+0s start-up']).stream();
    const sent = await fetch(`${url}/scripts`, {
      method: 'POST',
      headers,
      body: piece,
      duplex: 'half',
    } as RequestInit);
    expect(sent.status).toBe(201);
  });

  test('thinks nothing of whoever leaves in the middle of a body', async () => {
    const logged: Record<string, unknown>[] = [];
    const debug = createLog({
      level: 'debug',
      format: 'json',
      clock: systemClock,
      write: (line) => void logged.push(JSON.parse(line)),
    });
    const { port } = await listening(0, debug);
    const socket = connect(port, '127.0.0.1');
    const head = `POST /scripts HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\n`;
    socket.write(`${head}Content-Length: 100\r\n\r\n+0s start-up`, () =>
      setImmediate(() => socket.destroy()),
    );
    while (logged.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(logged).toMatchObject([{ level: 'debug', code: 'admin.bad_request' }]);
  });

  test('outlives what is no HTTP at all', async () => {
    const { port, url } = await listening();
    for (const rubbish of [
      '\0\0\0\x08v100..178',
      'GET / HTTP/1.1\r\n\r\n',
      'POST /scripts HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
      '',
    ]) {
      expect(await answerTo(port, rubbish)).not.toMatch(/^HTTP\/1\.1 [25]/);
    }
    expect((await fetch(`${url}/status`, { headers })).status).toBe(200);
  });

  test('that is taken is named, with the flag that chooses another', async () => {
    const { port } = await listening();
    await expect(listening(port)).rejects.toMatchObject({
      code: 'net.port_in_use',
      exitCode: 2,
      message: expect.stringContaining(`admin: port ${port} of 127.0.0.1`),
      next: expect.stringContaining('--admin-port'),
    });
  });

  test('ends with its connections', async () => {
    const { url, port, close } = await listening();
    await fetch(`${url}/status`, { headers });
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    const ended = once(idle, 'close');
    await close();
    await ended;
    await expect(fetch(`${url}/status`, { headers })).rejects.toThrow();
  });
});

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { systemClock } from '../../../platform/clock/system.js';
import { serveHttp } from '../../../server/http/serve.js';
import { testApp } from './test-app.js';

async function served(clock = systemClock) {
  const { app, logged } = testApp({ clock });
  const server = await serveHttp(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  const dial = async (allowHalfOpen = false): Promise<Socket> => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.url).port), allowHalfOpen });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  /** What comes back until the server ends the connection; the client itself never does. */
  const send = async (request: string): Promise<string> => {
    const socket = await dial();
    socket.write(request);
    return text(socket);
  };
  return { app, server, logged, dial, send };
}

function parsed(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = new Headers(
    fields.map((field): [string, string] => {
      const [name = '', ...value] = field.split(': ');
      return [name, value.join(': ')];
    }),
  );
  return { status: Number(line.split(' ')[1]), headers, body };
}

const HOST = 'Host: localhost\r\n';
const CLOSE = 'Connection: close\r\n';

describe('what is no request', () => {
  it.each([
    ['rubbish', '\u0000\u0001 no HTTP at all\r\n\r\n', 400, 'http.malformed'],
    ['a method nobody knows', `BREW / HTTP/1.1\r\n${HOST}\r\n`, 400, 'http.malformed'],
    ['no host', `GET /api/health HTTP/1.1\r\n${CLOSE}\r\n`, 400, 'http.malformed'],
    ['a host that is none', `GET /api/health HTTP/1.1\r\nHost: a b\r\n${CLOSE}\r\n`, 400, 'http.malformed'],
    ['an address that is none', `GET * HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400, 'http.malformed'],
    [
      'a body in pieces that are none',
      `POST /api/jobs HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`,
      400,
      'http.malformed',
    ],
    ['a far too long address', `GET /${'x'.repeat(5_000_000)} HTTP/1.1\r\n${HOST}\r\n`, 431, 'http.too_long'],
  ])('(%s) is a problem like any other, and in the log', async (_, request, status, code) => {
    const { server, logged, send } = await served();
    const answer = parsed(await send(request));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const requestId = answer.headers.get('x-request-id');
    expect(JSON.parse(answer.body)).toMatchObject({ status, code, requestId, next: expect.any(String) });
    expect(logged).toContainEqual(expect.objectContaining({ level: 'info', requestId, status, code }));
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  it('behind a request that is one does not spoil the answer to it', async () => {
    const { send } = await served();
    const answer = await send(`GET /api/health HTTP/1.1\r\n${HOST}\r\nrubbish\r\n\r\n`);
    expect(parsed(answer).status).toBe(200);
    expect(answer).not.toContain('http.malformed');
  });

  it('is not what merely expects something unheard of', async () => {
    const { send } = await served();
    const answer = await send(`GET /api/health HTTP/1.1\r\n${HOST}Expect: moonlight\r\n${CLOSE}\r\n`);
    expect(parsed(answer).status).toBe(200);
  });

  it('in the middle of an event stream ends it, and writes nothing into it', async () => {
    const { app, dial } = await served();
    const { id } = await (await app.jobs()).create({ kind: 'count', input: {} });
    const socket = await dial();
    socket.write(`GET /api/jobs/${id}/events HTTP/1.1\r\n${HOST}\r\n`);
    await once(socket, 'readable');
    socket.write('rubbish\r\n\r\n');
    expect(await text(socket)).not.toContain('HTTP/1.1 400');
  });

  it('has its connection closed even if the client never does that', async () => {
    const clock = steppedClock('2026-03-02T14:30:00Z');
    const { server, dial } = await served(clock);
    const socket = await dial(true);
    socket.write('rubbish\r\n\r\n');
    expect(parsed(await text(socket)).status).toBe(400);
    await clock.advance(1000);
    // Waits for every connection, and the time after which it would cut them does not pass here.
    await server.close();
  });
});

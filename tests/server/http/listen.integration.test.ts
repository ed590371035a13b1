import { EventEmitter, once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Listening, type ListenOptions, listen } from '../../../server/http/listen.js';
import { serveHttp } from '../../../server/http/serve.js';
import { testApp } from './test-app.js';

type Fetch = Parameters<typeof listen>[0];

async function listening(fetch: Fetch, options: Partial<ListenOptions> = {}): Promise<Listening> {
  const server = await listen(fetch, {
    host: '127.0.0.1',
    port: 0,
    app: testApp().app,
    graceMs: 30_000,
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

const hello: Fetch = () => new Response('hello');
const portOf = (url: string) => Number(new URL(url).port);

/** A handler that waits until it is let go, and the news that a request has reached it. */
function gate() {
  const door = new EventEmitter();
  const reached = once(door, 'reached');
  const fetch: Fetch = async () => {
    door.emit('reached');
    await once(door, 'open');
    return new Response('done in order');
  };
  return { fetch, reached, letGo: () => door.emit('open') };
}

async function connected(url: string): Promise<Socket> {
  const socket = connect(portOf(url), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

describe('a server', () => {
  it('takes any free port when asked for 0, and says which', async () => {
    const { url } = await listening(hello);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(await (await fetch(url)).text()).toBe('hello');
  });

  it('says of a taken port who holds it and what to do, and exits 2', async () => {
    const { url } = await listening(hello);
    const port = portOf(url);
    await expect(listening(hello, { port })).rejects.toMatchObject({
      code: 'net.port_in_use',
      exitCode: 2,
      message: expect.stringContaining(`port ${port} of 127.0.0.1`),
      next: expect.stringMatching(/--port N.*--port 0/),
      ...(process.platform === 'linux'
        ? { details: { holder: { pid: process.pid, command: expect.stringContaining('node') } } }
        : {}),
    });
  });

  it.runIf(process.platform === 'linux')(
    'answers under whichever loopback address it listens on',
    async () => {
      const server = await serveHttp(testApp().app, { host: '127.0.0.2', port: 0 });
      onTestFinished(() => server.close());
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    },
  );

  it('takes a host as people write it', async () => {
    expect((await listening(hello, { host: 'LOCALHOST.' })).url).toMatch(/^http:\/\/localhost:\d+$/);
  });

  it('refuses to be open to other machines', async () => {
    await expect(listening(hello, { host: '0.0.0.0' })).rejects.toMatchObject({ code: 'http.not_loopback' });
  });
});

describe('a server that is closed', () => {
  it('lets the request in flight end, and takes no new one', async () => {
    const { fetch: slow, reached, letGo } = gate();
    const server = await listening(slow);
    const answer = fetch(server.url);
    await reached;
    const closed = server.close();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    letGo();
    expect(await (await answer).text()).toBe('done in order');
    await closed;
  });

  it('does not wait for connections that are open but idle', async () => {
    const server = await listening(hello);
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    await new Promise((resolve, reject) => {
      httpRequest(server.url, { agent }, (response) => response.resume().once('end', resolve))
        .once('error', reject)
        .end();
    });
    const silent = await connected(server.url);
    silent.resume();
    const ended = once(silent, 'end');
    // The grace is 30 s and this test would time out before it: idle connections are not waited for.
    await server.close();
    await ended;
  }, 10_000);

  it('ends what will not end by itself when the grace is over', async () => {
    const { fetch: endless, reached } = gate();
    const server = await listening(endless, { graceMs: 50 });
    const answer = fetch(server.url);
    const failed = expect(answer).rejects.toThrow('fetch failed');
    await reached;
    await server.close();
    await failed;
  });

  it('may be closed twice', async () => {
    const server = await listening(hello);
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});

describe('the served app', () => {
  it('ends event streams in order when it is closed', async () => {
    const { app } = testApp();
    const { id } = await (await app.jobs()).create({ kind: 'count', input: {} });
    const server = await serveHttp(app, { host: '127.0.0.1', port: 0 });
    onTestFinished(() => server.close());
    const response = await fetch(`${server.url}/api/jobs/${id}/events`);
    const text = response.text();
    await server.close();
    expect(await text).toContain('event: job');
  });

  it('refuses a request that came under another name, as a browser misled by DNS would send it', async () => {
    const server = await serveHttp(testApp().app, { host: '127.0.0.1', port: 0 });
    onTestFinished(() => server.close());
    const socket = await connected(server.url);
    socket.end('GET /api/doctor HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(answer).toContain('http.host_refused');
  });
});

it('a port is free again at once after the server is closed', async () => {
  const server = await listening(hello);
  await server.close();
  const next = createServer().listen(portOf(server.url), '127.0.0.1');
  await once(next, 'listening');
  next.close();
});

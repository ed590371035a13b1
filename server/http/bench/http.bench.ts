import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bench, type Contestant } from '../../../platform/bench/bench.js';
import { load } from './load.js';

const REQUESTS = 500;

export default bench({
  name: 'http',
  about: 'requests over loopback to GET /api/health, beside the least that Hono can do on the same adapter',
  cases: [
    {
      name: 'one connection',
      runs: 10,
      project: ibs(1),
      peers: { 'Hono hello': hello(1) },
    },
    {
      name: 'sixteen connections at once',
      runs: 10,
      project: ibs(16),
      peers: { 'Hono hello': hello(16) },
    },
  ],
});

function ibs(connections: number): Contestant {
  return ({ root, folder }) =>
    server([join(root, 'dist/ibs.js'), 'serve', '--port', '0', '--json'], '/api/health', connections, {
      IBS_HOME: folder,
      IBS_LOG_LEVEL: 'warn',
    });
}

function hello(connections: number): Contestant {
  return ({ root }) => server([join(root, 'server/http/bench/hello-server.mjs')], '/', connections, {});
}

/** A server in a process of its own, which prints its address as `{"url"}` on its first line. */
async function server(args: string[], path: string, connections: number, env: Record<string, string>) {
  const { NODE_EXTRA_CA_CERTS: _slow, ...rest } = process.env;
  const child = spawn(process.execPath, args, {
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(([code]) => {
      throw new Error(`node ${args.join(' ')} ended with exit code ${code} before it printed its address`);
    }),
  ]);
  const { url } = JSON.parse(String(line));
  return {
    measure: () => load({ url: `${url}${path}`, requests: REQUESTS, connections }),
    async end() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

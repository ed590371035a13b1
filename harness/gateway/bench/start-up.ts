import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchContext, Work } from '../../../platform/bench/bench.js';
import type { RawClient } from './raw-client.js';
import { openRawClient } from './raw-client.js';
import { openSession } from './session.js';

/** The least that a server of one's own would be: it says where it listens, and answers whatever comes. */
const BARE = `
require('node:net').createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => socket.write(Buffer.from([0, 0, 0, 1, 120])));
}).listen(0, '127.0.0.1', function () { console.log('127.0.0.1:' + this.address().port); });
`;

/** The installed command, from being started until a client has its next valid id. */
export function startingGateway({ root, folder }: BenchContext): Work {
  const args = [join(root, 'dist/ibs.js'), 'gateway', '--port', '0'];
  return starting(args, folder, openSession);
}

export function startingBare({ folder }: BenchContext): Work {
  return starting(['--eval', BARE], folder, async (port) => {
    const client = await openRawClient(port);
    client.send('');
    await client.until(1);
    return client;
  });
}

function starting(args: readonly string[], folder: string, open: (port: number) => Promise<RawClient>): Work {
  let last: ChildProcess | undefined;
  const settle = async () => {
    if (last === undefined) return;
    last.kill();
    await once(last, 'exit');
    last = undefined;
  };
  return {
    async measure() {
      // Whoever was started before must not run beside the next one.
      await settle();
      const started = performance.now();
      const child = spawn(process.execPath, args, {
        cwd: folder,
        env: { PATH: process.env['PATH'], IBS_HOME: folder },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      last = child;
      const client = await open(await portOf(child));
      const passed = performance.now() - started;
      client.end();
      await settle();
      return [passed];
    },
    end: settle,
  };
}

/** The port that a server prints when it listens. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('exit', (code) => reject(new Error(`expected a port, found the end (${code}): ${printed}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk;
      const port = /127\.0\.0\.1:(\d+)/.exec(printed)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

import { fdatasync, openSync, write } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PRIVATE_FILE } from '../../../platform/files/private.js';
import { serveBenchmark } from '../../gateway/bench/served.js';

/**
 * A proxy that looks at nothing: `proxy-process.ts PORT`. With `sync` it writes as much as the guard's record
 * takes for an order, and syncs it, before it sends on what a client sent.
 */
const [port = '', mode = 'plain'] = process.argv.slice(2);
const RECORD_BYTES = 1100;
const file =
  mode === 'sync' ? openSync(join(tmpdir(), `ibs-proxy-${process.pid}.log`), 'a', PRIVATE_FILE) : undefined;
const line = Buffer.alloc(RECORD_BYTES, 'x');
const writeAll = promisify(write);
const sync = promisify(fdatasync);

const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (client) => {
  sockets.add(client);
  client.on('close', () => sockets.delete(client));
  const upstream = connect({ host: '127.0.0.1', port: Number(port), noDelay: true });
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
  upstream.pipe(client);
  if (file === undefined) {
    client.pipe(upstream);
    return;
  }
  let synced = Promise.resolve();
  client.on('data', (chunk) => {
    const isKept = writeAll(file, line).then(() => sync(file));
    synced = synced.then(() => isKept).then(() => void upstream.write(chunk));
  });
  client.on('end', () => upstream.end());
});

serveBenchmark(server, sockets, async () => {});

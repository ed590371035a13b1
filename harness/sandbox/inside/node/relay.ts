import { readSync, writeSync } from 'node:fs';
import { connect, createServer, Socket } from 'node:net';
import { guardedPorts } from '../ports.js';

const HOSTS = ['127.0.0.1', '::1'];
/** A frame of nothing is the last thing on a connection that the program had not closed when it ended. */
const LEFT_OPEN = Buffer.alloc(4);

/**
 * Leads what connects to one of IB's ports to the guard's socket. It listens in the program's own process, and
 * keeps that no longer alive than the program itself does.
 */
export async function openRelay(guard: string): Promise<void> {
  const pairs = new Set<Pair>();
  await Promise.all(HOSTS.flatMap((host) => guardedPorts.map((port) => listen(host, port, guard, pairs))));
  // What a program sent before it called `process.exit` was sent: TWS would have it as well.
  process.once('exit', () => {
    const open = portsLeftOpen();
    for (const pair of pairs) handOnTheRest(pair, open.has(pair.near.remotePort));
  });
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

function listen(host: string, port: number, guard: string, pairs: Set<Pair>): Promise<void> {
  return new Promise((resolve) => {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
      const pair = { near, far: connect({ path: guard, allowHalfOpen: true }) };
      pairs.add(pair);
      join(pair, () => pairs.delete(pair));
    });
    server.unref();
    // A machine may have no IPv6.
    server.once('error', () => resolve());
    server.listen(port, host, resolve);
  });
}

function join({ near, far }: Pair, closed: () => void): void {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.unref();
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      // One that ended in order has told the other so, which may have more to say.
      if (!from.readableEnded) to.destroy();
      closed();
    });
  }
}

/** From where the program is connected to one of IB's ports and has not so much as begun to close. */
function portsLeftOpen(): ReadonlySet<number | undefined> {
  const list: unknown = Reflect.get(process, '_getActiveHandles');
  const handles: unknown = typeof list === 'function' ? list.call(process) : [];
  const sockets = Array.isArray(handles) ? handles.filter((each) => each instanceof Socket) : [];
  const led = new Set<number | undefined>(guardedPorts);
  const open = sockets.filter((each) => led.has(each.remotePort) && !each.destroyed && !each.writableEnded);
  return new Set(open.map((each) => each.localPort));
}

/** At the exit there are no more turns for what lies in the kernel's hands. */
function handOnTheRest({ near, far }: Pair, isLeftOpen: boolean): void {
  const [from, to] = [descriptorOf(near), descriptorOf(far)];
  if (from === undefined || to === undefined || far.writableLength > 0) return;
  const chunk = Buffer.alloc(64 * 1024);
  try {
    for (let length = readSync(from, chunk); length > 0; length = readSync(from, chunk)) {
      writeSync(to, chunk, 0, length);
    }
  } catch {
    // EAGAIN: that was all.
  }
  try {
    if (isLeftOpen) writeSync(to, LEFT_OPEN);
  } catch {
    // Whoever listened has gone.
  }
}

function descriptorOf(socket: Socket): number | undefined {
  const handle: unknown = Reflect.get(socket, '_handle');
  const fd: unknown = typeof handle === 'object' && handle !== null ? Reflect.get(handle, 'fd') : undefined;
  return typeof fd === 'number' && fd >= 0 ? fd : undefined;
}

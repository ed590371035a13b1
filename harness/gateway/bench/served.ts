import type { Server, Socket } from 'node:net';
import type { Asked, Told } from './protocol.js';

/** Listens, and answers the benchmark that started this process. */
export function serveBenchmark(
  server: Server,
  sockets: ReadonlySet<Socket>,
  advance: (ms: number) => Promise<void>,
): void {
  const tell = (told: Told) => process.send?.(told);
  process.on('message', async (asked: Asked) => {
    if (asked.kind === 'memory') {
      globalThis.gc?.();
      tell({ kind: 'memory', megabytes: Math.round(process.memoryUsage().rss / 1024 / 1024) });
      return;
    }
    await advance(asked.ms);
    tell({ kind: 'advanced', bytes: [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0) });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address !== 'string') tell({ kind: 'ready', port: address.port });
  });
}

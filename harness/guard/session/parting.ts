import type { Duplex } from 'node:stream';
import type { Clock } from '../../../platform/clock/clock.js';

/** How long the other end may take to close a connection that the guard has closed. */
const PARTING_MS = 2000;

/** What was said last, such as why, still reaches the client. */
export function hangUp(client: Duplex, clock: Clock): void {
  client.end(() => client.destroy());
  client.once(
    'close',
    clock.after(PARTING_MS, () => client.destroy()),
  );
}

/** What the client asked for last is read there before its connection is gone, which is when this resolves. */
export function letGo(upstream: Duplex | undefined, clock: Clock): Promise<void> {
  if (!upstream || upstream.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(PARTING_MS, () => upstream.destroy());
    upstream.once('close', () => {
      cancel();
      resolve();
    });
    upstream.end();
    upstream.resume();
  });
}

import type { Writable } from 'node:stream';
import type { Tap } from './tap.js';

/** One direction of a session. What one turn of the event loop sends goes out in few writes. */
export interface Lane {
  /** A whole frame, or several that lie side by side. */
  send(frame: Buffer): void;
  /** Hands everything on now: before an end nothing may be left behind. */
  flush(): void;
}

/** What may lie unread by one side before nothing more is read that would add to it. */
const MOST_UNREAD = 1024 * 1024;

/** @param taps from where what is sent here comes */
export function createLane(to: Writable, taps: readonly Tap[]): Lane {
  const reason = 'unread';
  let pending: Buffer | undefined;
  let isCorked = false;
  let isStopped = false;

  const write = (bytes: Buffer) => {
    if (!to.writable) return;
    to.write(bytes);
    if (to.writableLength <= MOST_UNREAD || isStopped) return;
    isStopped = true;
    for (const tap of taps) tap.close(reason);
    to.once('drain', () => {
      isStopped = false;
      for (const tap of taps) tap.open(reason);
    });
  };
  const flush = () => {
    if (pending) write(pending);
    pending = undefined;
  };
  const flushAll = () => {
    if (!isCorked) return;
    flush();
    isCorked = false;
    to.uncork();
  };

  return {
    flush: flushAll,
    send(frame) {
      if (!isCorked) {
        isCorked = true;
        to.cork();
        // In a turn of its own: two that answer each other within one process would never let anybody else in.
        setImmediate(flushAll);
      }
      // Frames that came side by side and are all let through go on as one piece.
      const isNext =
        pending?.buffer === frame.buffer && pending.byteOffset + pending.length === frame.byteOffset;
      if (pending && isNext) {
        pending = Buffer.from(frame.buffer, pending.byteOffset, pending.length + frame.length);
      } else {
        flush();
        pending = frame;
      }
    },
  };
}

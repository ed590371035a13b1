import type { Writable } from 'node:stream';
import type { Tap } from './tap.js';

/** One direction of a session. What is sent at once goes out in few writes. */
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
  let pending: Buffer | undefined;
  let isCorked = false;
  let isStopped = false;
  let hasSentInTurn = false;

  const write = (bytes: Buffer) => {
    if (!to.writable) return;
    to.write(bytes);
    if (to.writableLength <= MOST_UNREAD || isStopped) return;
    isStopped = true;
    for (const tap of taps) tap.close(to);
    to.once('drain', () => {
      isStopped = false;
      for (const tap of taps) tap.open(to);
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

  const beginTurn = () => {
    hasSentInTurn = false;
  };
  /** Once a turn as soon as all is said, then in the next: two of one process that answer each other let others in. */
  const plan = () => {
    if (hasSentInTurn) setImmediate(flushAll);
    else {
      hasSentInTurn = true;
      process.nextTick(flushAll);
      setImmediate(beginTurn);
    }
  };

  return {
    flush: flushAll,
    send(frame) {
      if (!isCorked) {
        isCorked = true;
        to.cork();
        plan();
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

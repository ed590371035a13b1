import type { Duplex } from 'node:stream';

/** One direction of a session. What one turn of the event loop sends goes out in few writes. */
export interface Lane {
  /** A whole frame, or several that lie side by side. */
  send(frame: Buffer): void;
  /** Hands everything on now: before an end nothing may be left behind. */
  flush(): void;
}

/** What may lie unread by one side before the other is read from no further. */
const MOST_UNREAD = 1024 * 1024;

export function createLane(from: Duplex, to: Duplex): Lane {
  let pending: Buffer | undefined;
  let isCorked = false;

  const write = (bytes: Buffer) => {
    if (!to.writable) return;
    to.write(bytes);
    if (to.writableLength <= MOST_UNREAD || from.isPaused()) return;
    from.pause();
    to.once('drain', () => from.resume());
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
        queueMicrotask(flushAll);
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

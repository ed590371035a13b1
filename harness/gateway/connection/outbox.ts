import type { Duplex } from 'node:stream';
import type { Clock } from '../../../platform/clock/clock.js';
import { frame, LONGEST_BODY } from '../../wire/framing.js';

/** What goes out to one client, in few writes. */
export interface Outbox {
  write(body: string): void;
  /** Hands everything to the stream now. */
  flush(): void;
  /** Runs a task in a turn of its own, once the client has read nearly all that it was sent. */
  later(task: () => void): void;
  /** Keeps everything back, or lets it go again. */
  hold(isHeld: boolean): void;
  readonly isHeld: boolean;
  /** The beginning of a message, whose end never comes. */
  cut(body: string): void;
}

export interface OutboxOptions {
  /** Bytes that may lie unread by a client that has stopped reading; one that reads may have four times as much. */
  readonly maxUnread: number;
  readonly wall: Clock;
  /** Called before anything is handed to the stream; when it throws, nothing is, and the client is cut off. */
  settle(): void;
  tooSlow(unread: number): void;
}

const CHUNK_BYTES = 16 * 1024;
/** A character of a JavaScript string is at most so many bytes of UTF-8. */
const BYTES_A_CHARACTER = 3;
/** What may be unread while more is worked out. */
const NEARLY_READ = 1024 * 1024;
/** How long a client may take nothing before it counts as one that has stopped reading. */
const PATIENCE_MS = 5000;

/** Gathers what one turn of the event loop says to a client into few writes. */
export function createOutbox(stream: Duplex, { maxUnread, wall, settle, tooSlow }: OutboxOptions): Outbox {
  /** Frames are written side by side: a buffer for each would cost more than what is in it. */
  let chunk = Buffer.allocUnsafe(0);
  let used = 0;
  let full: Buffer[] = [];
  let isPlanned = false;
  let isHeld = false;
  /** Bytes kept back. */
  const kept = () => full.reduce((sum, { length }) => sum + length, used);
  let lastTaken = wall.monotonic();

  const closeChunk = () => {
    if (used > 0) full.push(chunk.subarray(0, used));
    chunk = chunk.subarray(used);
    used = 0;
  };

  const onTaken = () => {
    lastTaken = wall.monotonic();
  };

  const hasStopped = (unread: number): boolean =>
    unread > 4 * maxUnread || (unread > maxUnread && wall.monotonic() - lastTaken > PATIENCE_MS);

  const flush = () => {
    isPlanned = false;
    if (isHeld) {
      if (kept() > maxUnread) tooSlow(kept());
      return;
    }
    closeChunk();
    const batch = full;
    full = [];
    if (batch.length === 0 || stream.destroyed || !stream.writable) return;
    try {
      settle();
    } catch {
      stream.destroy();
      return;
    }
    // Looked at before adding: one large answer alone does not make a client slow.
    if (hasStopped(stream.writableLength)) {
      tooSlow(stream.writableLength);
      return;
    }
    if (stream.writableLength === 0) onTaken();
    stream.cork();
    for (const bytes of batch) stream.write(bytes, onTaken);
    stream.uncork();
  };

  return {
    flush,
    get isHeld() {
      return isHeld;
    },
    hold(wanted) {
      isHeld = wanted;
      flush();
    },
    cut(body) {
      isHeld = false;
      flush();
      const whole = frame(body);
      stream.write(whole.subarray(0, Math.ceil(whole.length / 2)));
    },
    write(body) {
      const most = 4 + body.length * BYTES_A_CHARACTER;
      if (most > CHUNK_BYTES || body.length > LONGEST_BODY) {
        closeChunk();
        full.push(frame(body));
      } else {
        if (chunk.length - used < most) {
          closeChunk();
          chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
        }
        const length = chunk.write(body, used + 4);
        chunk.writeUInt32BE(length, used);
        used += 4 + length;
      }
      if (isPlanned) return;
      isPlanned = true;
      queueMicrotask(flush);
    },
    later(task) {
      flush();
      if (stream.writableLength > NEARLY_READ) stream.once('drain', () => setImmediate(task));
      else setImmediate(task);
    },
  };
}

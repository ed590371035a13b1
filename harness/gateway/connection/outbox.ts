import type { Duplex } from 'node:stream';
import { frame, longestBody } from '../../wire/framing.js';

/** What goes out to one client, in few writes. */
export interface Outbox {
  write(body: string): void;
  /** Hands everything to the stream now. */
  flush(): void;
}

const CHUNK_BYTES = 16 * 1024;
/** A character of a JavaScript string is at most so many bytes of UTF-8. */
const BYTES_A_CHARACTER = 3;

/**
 * Gathers what one turn of the event loop says to a client into few writes.
 *
 * @param tooSlow called when the client has left more than `maxUnread` bytes unread and still more is to be sent
 */
export function createOutbox(stream: Duplex, maxUnread: number, tooSlow: (unread: number) => void): Outbox {
  /** Frames are written side by side: a buffer for each would cost more than what is in it. */
  let chunk = Buffer.allocUnsafe(0);
  let used = 0;
  let full: Buffer[] = [];
  let planned = false;

  const closeChunk = () => {
    if (used > 0) full.push(chunk.subarray(0, used));
    chunk = chunk.subarray(used);
    used = 0;
  };

  const flush = () => {
    planned = false;
    closeChunk();
    const batch = full;
    full = [];
    if (batch.length === 0 || stream.destroyed || !stream.writable) return;
    // Looked at before adding: one large answer alone does not make a client slow.
    if (stream.writableLength > maxUnread) {
      tooSlow(stream.writableLength);
      return;
    }
    stream.cork();
    for (const bytes of batch) stream.write(bytes);
    stream.uncork();
  };

  const plan = () => {
    if (planned) return;
    planned = true;
    queueMicrotask(flush);
  };

  return {
    flush,
    write(body) {
      const most = 4 + body.length * BYTES_A_CHARACTER;
      if (most > CHUNK_BYTES || body.length > longestBody) {
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
      plan();
    },
  };
}

import type { Duplex } from 'node:stream';
import { frame } from '../../wire/framing.js';

/** What goes out to one client, in few writes. */
export interface Outbox {
  write(body: string): void;
  /** Hands everything to the stream now. */
  flush(): void;
}

/**
 * Gathers what one turn of the event loop says to a client into one write.
 *
 * @param tooSlow called when the client has left more than `maxUnread` bytes unread and still more is to be sent
 */
export function createOutbox(stream: Duplex, maxUnread: number, tooSlow: (unread: number) => void): Outbox {
  let frames: Buffer[] = [];
  let planned = false;
  const flush = () => {
    planned = false;
    if (frames.length === 0) return;
    const batch = frames.length === 1 ? frames[0] : Buffer.concat(frames);
    frames = [];
    if (stream.destroyed || !stream.writable || batch === undefined) return;
    // Looked at before adding: one large answer alone does not make a client slow.
    if (stream.writableLength > maxUnread) tooSlow(stream.writableLength);
    else stream.write(batch);
  };
  return {
    flush,
    write(body) {
      frames.push(frame(body));
      if (planned) return;
      planned = true;
      queueMicrotask(flush);
    },
  };
}

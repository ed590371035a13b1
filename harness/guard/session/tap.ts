import type { Readable, Writable } from 'node:stream';

/** Why a stream is not read from: a word, or another stream that is not read from by its other side. */
type Reason = string | Writable;

/** Stops reading from a stream for several reasons at once: it flows again when the last of them is gone. */
export interface Tap {
  close(reason: Reason): void;
  open(reason: Reason): void;
}

export function createTap(stream: Readable): Tap {
  const reasons = new Set<Reason>();
  return {
    close(reason) {
      reasons.add(reason);
      stream.pause();
    },
    open(reason) {
      if (reasons.delete(reason) && reasons.size === 0) stream.resume();
    },
  };
}

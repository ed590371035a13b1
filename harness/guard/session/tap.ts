import type { Readable } from 'node:stream';

/** Stops reading from a stream for several reasons at once: it flows again when the last of them is gone. */
export interface Tap {
  close(reason: string): void;
  open(reason: string): void;
}

export function createTap(stream: Readable): Tap {
  const reasons = new Set<string>();
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

import type { Crossing, Listener, SessionEvent } from '../../harness/guard/transcript/transcript.js';

/** One thing of a run's transcript: a message, or something else that happened to a connection. */
export type WireEntry =
  | { readonly session: string; readonly crossing: Crossing }
  | { readonly session: string; readonly event: SessionEvent };

/** What crossed the guard in a run: the beginning and the end of it. */
export interface Wire {
  readonly first: readonly WireEntry[];
  readonly last: readonly WireEntry[];
  /** Entries between the two that were not kept. */
  readonly left: number;
}

/** Keeps so much of the beginning and so much of the end, however long it gets. */
const MOST_ENTRIES = 2000;
const MOST_BYTES = 8 * 1024 * 1024;

export function keepWire(): { readonly wire: () => Wire; listenerFor(session: string): Listener } {
  const first: WireEntry[] = [];
  const last: WireEntry[] = [];
  let firstBytes = 0;
  let lastBytes = 0;
  let left = 0;
  const keep = (entry: WireEntry) => {
    const size = sizeOf(entry);
    if (last.length === 0 && first.length < MOST_ENTRIES && firstBytes + size <= MOST_BYTES) {
      first.push(entry);
      firstBytes += size;
      return;
    }
    last.push(entry);
    lastBytes += size;
    while (last.length > MOST_ENTRIES || (lastBytes > MOST_BYTES && last.length > 1)) {
      const oldest = last.shift();
      if (oldest !== undefined) lastBytes -= sizeOf(oldest);
      left += 1;
    }
  };
  return {
    wire: () => ({ first: [...first], last: [...last], left }),
    listenerFor: (session) => ({
      crossed: (crossing) => keep({ session, crossing }),
      happened: (event) => keep({ session, event }),
    }),
  };
}

function sizeOf(entry: WireEntry): number {
  return 'crossing' in entry ? entry.crossing.body.length : 0;
}

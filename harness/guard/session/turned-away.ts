import type { Fields } from '../../wire/decode.js';
import type { MoreEntry } from '../record/line.js';
import type { Why } from '../rules/verdict.js';
import { idIn } from './answers.js';
import type { Ledger } from './ledger.js';

/** Puts on record what nobody looks at, of which there may be very much: some in full, of the others how many. */
export interface TurnedAway {
  /** @param bytes how long the message was */
  add(request: string, texts: Fields, bytes: number): void;
  /** No more of them will come. */
  end(): void;
}

export interface TurnedAwayOptions {
  readonly ledger: Pick<Ledger, 'note' | 'clock'>;
  /** How the record calls it. */
  readonly session: string;
  readonly clientId: number;
  readonly why: Why;
}

/** Those that have no line of their own. */
type Others = Pick<MoreEntry, 'count' | 'lowestId' | 'highestId'>;

/** So many of a second have a line each, or as many as have so many bytes; the first one has in any case. */
const MOST_IN_FULL = 10;
const MOST_BYTES_IN_FULL = 16 * 1024;
const SECOND_MS = 1000;

export function createTurnedAway({ ledger, session, clientId, why }: TurnedAwayOptions): TurnedAway {
  let inFull = 0;
  let bytesInFull = 0;
  let others: Others | undefined;
  let cancelEnd: (() => void) | undefined;

  const endSecond = () => {
    cancelEnd?.();
    cancelEnd = undefined;
    inFull = 0;
    bytesInFull = 0;
    if (others) ledger.note({ kind: 'more', session, clientId, ...others, ...why });
    others = undefined;
  };

  return {
    add(request, texts, bytes) {
      cancelEnd ??= ledger.clock.after(SECOND_MS, endSecond);
      const isShort = inFull < MOST_IN_FULL && bytesInFull + bytes <= MOST_BYTES_IN_FULL;
      if (inFull > 0 && !isShort) {
        others = withOne(others, idIn(texts));
        return;
      }
      inFull += 1;
      bytesInFull += bytes;
      ledger.note({ kind: 'request', session, clientId, request, allowed: false, ...why, texts });
    },
    end: endSecond,
  };
}

function withOne(others: Others | undefined, id: number): Others {
  if (!others) return { count: 1, lowestId: id, highestId: id };
  const { count, lowestId, highestId } = others;
  return { count: count + 1, lowestId: Math.min(lowestId, id), highestId: Math.max(highestId, id) };
}

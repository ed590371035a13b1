import { linesOf } from '../../../platform/files/lines.js';
import { createBook } from '../book/create-book.js';
import { isProfileName, profiles } from '../policy/profiles.js';
import { onFile } from '../record/file-fault.js';
import type { Line } from '../record/line.js';
import { dayLimits, type GuardStatus, todayOf } from './status.js';
import { createTally } from './tally.js';

/** What a record tells of the guard that writes it, or wrote it last. It is read, and not checked. */
export interface RecordStatus
  extends Omit<GuardStatus, 'isUpstreamReached' | 'limits' | 'killed' | 'recordFailure'> {
  /** When its last line was written: ISO 8601, UTC. */
  readonly last: string;
  readonly killed: string | null;
  /** Null in records from before they were written down there. */
  readonly limits: GuardStatus['limits'] | null;
  /** Lines that could not be read, or made no sense. */
  readonly unreadable: number;
}

/** Undefined where no guard has ever begun. */
export function statusFromRecord(file: string, now: number): RecordStatus | undefined {
  const book = createBook();
  const tally = createTally();
  const sessions = new Map<string, number>();
  let opened: Extract<Line, { kind: 'opened' }> | undefined;
  let last = '';
  let unreadable = 0;
  for (const { bytes, isWhole } of linesOf(file, { onFile })) {
    const line = lineIn(bytes);
    // The last is being written.
    if (!isWhole) break;
    if (line === undefined) {
      unreadable += 1;
      continue;
    }
    last = line.at;
    book.apply(line, Date.parse(line.at));
    tally.apply(line, Date.parse(line.at));
    if (line.kind === 'opened') {
      opened = line;
      sessions.clear();
    } else if (line.kind === 'session') sessions.set(line.session, line.clientId);
    else if (line.kind === 'left') sessions.delete(line.session);
  }
  if (opened === undefined) return undefined;
  const { policy, upstream, at } = opened;
  return {
    upstream,
    policy,
    since: at,
    sessions: sessions.size,
    clients: [...sessions.values()],
    killed: book.killedBecause ?? null,
    openOrders: book.open().length,
    today: todayOf({ book, tally }, now),
    limits: opened.limits ?? (isProfileName(policy) ? dayLimits(profiles[policy]) : null),
    lastRefused: tally.last,
    record: file,
    last,
    unreadable,
  };
}

function lineIn(bytes: Buffer): Line | undefined {
  try {
    const line: Line = JSON.parse(bytes.toString());
    return typeof line.kind === 'string' && !Number.isNaN(Date.parse(line.at)) ? line : undefined;
  } catch {
    return undefined;
  }
}

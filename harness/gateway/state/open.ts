import { renameSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from '../../../platform/errors/fault.js';
import { lockFile } from '../../../platform/files/lock.js';
import type { Log } from '../../../platform/log/log.js';
import { gatewayStateFaults as faults } from './faults.js';
import { fileFault, onFile } from './file-fault.js';
import {
  journalIn,
  lockIn,
  makeStateFolder,
  removeFile,
  snapshotIn,
  syncNames,
  unfinishedIn,
} from './files.js';
import type { GatewayState, StateChange } from './gateway-state.js';
import { beginJournal, continueJournal, type Journal } from './journal.js';
import { createPending } from './pending.js';
import { readFolder, refuseForeign } from './read-folder.js';
import { writeSnapshot } from './snapshot.js';

export interface StateOptions {
  /** Whether what is kept outlives a loss of power, too: each `flush` then waits for the disk. */
  readonly durable: boolean;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Where a gateway keeps what it must not forget: a snapshot, and a journal of what has changed since. Once anything
 * has failed, everything throws that fault: the gateway must acknowledge nothing more, and end.
 */
export interface StateFolder {
  /** What the gateway before this one left behind. Undefined in a new folder: there, `compact` comes first. */
  readonly state: GatewayState | undefined;
  /** Notes what has changed, without writing it yet. */
  append(change: StateChange): void;
  /** Writes all that was appended, all of it or nothing; what is acknowledged after it returns is kept. */
  flush(): void;
  /** The journal has become long enough for a new snapshot to be worth its time. */
  readonly isOvergrown: boolean;
  /** Writes the whole state anew, whatever the journal said, and begins a new journal. */
  compact(state: GatewayState): void;
  /** Leaves a snapshot of the last state and lets others in. */
  close(last: GatewayState): void;
  /** Lets others in, and leaves all as it is. */
  release(): void;
}

/** About half a second to read back, and as long to write anew. */
const LONG_JOURNAL = 32 * 1024 * 1024;

/** Opens a folder of state, or makes it. What is damaged, newer, incomplete or somebody else's is left as it is. */
export async function openState(dir: string, options: StateOptions): Promise<StateFolder> {
  const folder = resolve(dir);
  makeStateFolder(folder, options.durable);
  refuseForeign(folder);
  const unlock = await lockFile(lockIn(folder), {
    fileFault,
    inUse: () =>
      new Fault(faults.in_use, `another gateway uses the state in ${folder}`, { details: { folder } }),
  });
  try {
    return useFolder(folder, unlock, options);
  } catch (thrown) {
    unlock();
    throw thrown;
  }
}

function useFolder(folder: string, unlock: () => void, { durable, log }: StateOptions): StateFolder {
  const snapshot = snapshotIn(folder);
  const pending = createPending();
  const found = readFolder(folder);
  let sequence = found?.sequence ?? 0;
  let journal: Journal | undefined;
  let longest = LONG_JOURNAL;
  // To rewrite a large state for a small journal would never pay.
  const measure = () => {
    longest = Math.max(LONG_JOURNAL, onFile(snapshot, () => statSync(snapshot)).size);
  };
  if (found) {
    const file = journalIn(folder, sequence);
    const { unfinished } = found.journal;
    if (unfinished > 0) {
      log.warn({ file, bytes: unfinished }, 'a write that was cut off, and never acknowledged, is left out');
    }
    journal = continueJournal(file, found.journal, durable);
    pending.startFrom(found.state);
    measure();
  }

  const begin = (state: GatewayState) => {
    const next = journalIn(folder, sequence + 1);
    const unfinished = unfinishedIn(folder);
    try {
      const checksum = writeSnapshot(unfinished, state, { sequence: sequence + 1, durable });
      // Its journal is there before the snapshot counts, and the old one until it does.
      const fresh = beginJournal(next, checksum, durable);
      if (durable) syncNames(folder);
      onFile(snapshot, () => renameSync(unfinished, snapshot));
      journal?.close();
      journal = fresh;
      if (durable) syncNames(folder);
    } catch (thrown) {
      // On a full disk others need the room.
      removeFile(unfinished);
      throw thrown;
    }
    removeFile(journalIn(folder, sequence));
    sequence += 1;
    pending.startFrom(state);
    measure();
  };

  let failure: { readonly thrown: unknown } | undefined;
  const unlessFailed = (work: () => void) => {
    if (failure) throw failure.thrown;
    try {
      work();
    } catch (thrown) {
      failure = { thrown };
      throw thrown;
    }
  };
  const flush = () => {
    const entry = pending.entry();
    if (entry === undefined) return;
    if (journal === undefined) throw new Error('a new folder of state begins with compact()');
    journal.write(entry);
    pending.written();
  };

  return {
    state: found?.state,
    append: (change) => unlessFailed(() => pending.add(change)),
    flush: () => unlessFailed(flush),
    get isOvergrown() {
      return journal !== undefined && journal.length > longest;
    },
    compact: (state) => unlessFailed(() => begin(state)),
    release() {
      journal?.close();
      unlock();
    },
    close(last) {
      try {
        // What failed has been told: no snapshot of a state that nobody may have seen.
        if (!failure) begin(last);
      } finally {
        journal?.close();
        unlock();
      }
    },
  };
}

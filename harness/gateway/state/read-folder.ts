import { statSync } from 'node:fs';
import { Fault } from '../../../platform/errors/fault.js';
import { gatewayStateFaults as faults } from './faults.js';
import { onFile } from './file-fault.js';
import { type Contents, contentsOf, journalIn, removeFile, snapshotIn, unfinishedIn } from './files.js';
import type { GatewayState } from './gateway-state.js';
import { type ReadJournal, readJournal } from './journal.js';
import { damaged, readSnapshot } from './snapshot.js';

/** What a gateway left behind, and where it stopped writing. */
export interface FoundState {
  readonly state: GatewayState;
  readonly sequence: number;
  readonly journal: ReadJournal;
}

/** Refuses a folder that is somebody else's, before anything is written in it. */
export function refuseForeign(folder: string): void {
  const { hasSnapshot, journals, others } = contentsOf(folder);
  if (hasSnapshot || journals.length > 0 || others.length === 0) return;
  throw new Fault(
    faults.foreign,
    `expected an empty folder, or the state of a paper gateway, in ${folder}; found ${others[0]}`,
    { details: { folder, found: others.slice(0, 10) } },
  );
}

/**
 * Undefined for a new folder. Reads everything before it removes anything, and then only what a snapshot that was
 * being written when its process died can have left.
 */
export function readFolder(folder: string): FoundState | undefined {
  const contents = contentsOf(folder);
  const found = contents.hasSnapshot ? readSnapshotAndJournal(folder, contents) : undefined;
  if (found === undefined) refuseJournalsAlone(folder, contents);
  removeFile(unfinishedIn(folder));
  for (const sequence of contents.journals) {
    if (sequence !== found?.sequence) removeFile(journalIn(folder, sequence));
  }
  return found;
}

function readSnapshotAndJournal(folder: string, { journals }: Contents): FoundState {
  const snapshotFile = snapshotIn(folder);
  const { sequence, fold, checksum } = readSnapshot(snapshotFile);
  const file = journalIn(folder, sequence);
  if (!journals.includes(sequence)) {
    throw incomplete(folder, `${snapshotFile} has the number ${sequence}, but there is no ${file}`);
  }
  for (const later of journals.filter((each) => each > sequence)) {
    const { size } = onFile(folder, () => statSync(journalIn(folder, later)));
    if (size === 0) continue;
    throw incomplete(
      folder,
      `${journalIn(folder, later)} goes on from a later snapshot than ${snapshotFile}, which has the number ${sequence}`,
    );
  }
  const journal = readJournal(file, checksum, fold);
  const state = fold.state();
  if (state === undefined) throw damaged(snapshotFile, undefined, 'it holds no whole state');
  return { state, sequence, journal };
}

/** Of a first start that died before its first snapshot counted, only an empty journal can be there. */
function refuseJournalsAlone(folder: string, { journals }: Contents): void {
  for (const sequence of journals) {
    const file = journalIn(folder, sequence);
    const { size } = onFile(file, () => statSync(file));
    if (size === 0 && sequence === 1) continue;
    throw incomplete(folder, `there is ${file}, but not ${snapshotIn(folder)}, which it goes on from`);
  }
}

function incomplete(folder: string, what: string): Fault {
  return new Fault(faults.incomplete, what, { details: { folder } });
}

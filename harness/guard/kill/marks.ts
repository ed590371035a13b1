import { lstatSync, readFileSync, statSync } from 'node:fs';
import { messageOf } from '../../../platform/errors/thrown.js';
import { keptFile, killFile, releaseFile } from './files.js';
import type { Kill, Release } from './kill-switch.js';
import { plainReason } from './plain-reason.js';

export type Sight =
  | { readonly kind: 'absent' }
  /** `isRemoved`: KILL itself is gone, though nobody has lifted it. */
  | { readonly kind: 'there'; readonly kill: Kill; readonly isRemoved: boolean }
  /** The folder is gone, or cannot be looked into. */
  | { readonly kind: 'unknown'; readonly why: string };

/** More than any mark of ours; what is longer is somebody else's, and is not read. */
const LONGEST = 10_000;

/** Looks for KILL. Waits for the disk: a guard that does not know must not trade meanwhile. */
export function lookForKill(folder: string): Sight {
  try {
    const kill = killAt(killFile(folder));
    if (kill) return { kind: 'there', kill, isRemoved: false };
    const kept = killAt(keptFile(folder));
    const release = kept && readRelease(folder);
    if (kept && !(release && release.at >= kept.since)) return { kind: 'there', kill: kept, isRemoved: true };
    if (statSync(folder).isDirectory()) return { kind: 'absent' };
    return { kind: 'unknown', why: 'it is no folder' };
  } catch (thrown) {
    return { kind: 'unknown', why: messageOf(thrown) };
  }
}

function killAt(file: string): Kill | undefined {
  // A link counts too, wherever it leads.
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found && killFrom(textOf(file), found.mtimeMs);
}

/** The word by which KILL was lifted last; undefined when there is none that says by whom and when. */
export function readRelease(folder: string): Release | undefined {
  const { by, at } = recordIn(textOf(releaseFile(folder)));
  const moment = momentIn(at);
  if (typeof by !== 'string' || by === '' || moment === undefined) return undefined;
  return { by: plainReason(by), at: moment };
}

/** The text of KILL, with the word of who lifts it once there is one. */
export function killText({ since, because }: Kill, release?: Release): string {
  const lifted = release === undefined ? {} : { by: release.by, at: new Date(release.at).toISOString() };
  return `${JSON.stringify({ since: new Date(since).toISOString(), because, ...lifted })}\n`;
}

function killFrom(text: string, madeAt: number): Kill {
  const { because, since } = recordIn(text);
  const reason = typeof because === 'string' ? plainReason(because) : '';
  return {
    because: reason === '' ? 'the file KILL was made by hand' : reason,
    since: momentIn(since) ?? Math.floor(madeAt),
  };
}

function textOf(file: string): string {
  try {
    const found = lstatSync(file);
    // To open a pipe would wait for ever for somebody who writes into it.
    return found.isFile() && found.size <= LONGEST ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

function recordIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function momentIn(value: unknown): number | undefined {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

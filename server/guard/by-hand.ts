import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { guardFaults } from '../../harness/guard/faults.js';
import { liftKill, putKill } from '../../harness/guard/kill/change.js';
import { killFile } from '../../harness/guard/kill/files.js';
import { makeFolder } from '../../harness/guard/kill/folder.js';
import type { Kill, Release } from '../../harness/guard/kill/kill-switch.js';
import { lookForKill, readRelease } from '../../harness/guard/kill/marks.js';
import { plainReason } from '../../harness/guard/kill/plain-reason.js';
import { type Clock, sleep } from '../../platform/clock/clock.js';
import { Fault } from '../../platform/errors/fault.js';
import { messageOf } from '../../platform/errors/thrown.js';

/** Each guard looks at least twice in this time. */
const SEEN_WITHIN_MS = 150;

/** Why nothing may trade now, as the folder says whether or not a guard runs; undefined when something may. */
export function killNow(home: string, clock: Clock): Kill | undefined {
  // Where nothing has ever run, nothing has been killed.
  if (!existsSync(home)) return undefined;
  const sight = lookForKill(home);
  switch (sight.kind) {
    case 'absent':
      return undefined;
    case 'there':
      return sight.kill;
    case 'unknown':
      return { because: `${home} cannot be looked into: ${plainReason(sight.why)}`, since: clock.now() };
  }
}

/** By whom it was lifted last. */
export function lastRelease(home: string): Release | undefined {
  return readRelease(home);
}

/** Turns the kill switch on for every guard of this folder, running or not. Gives the file that says so. */
export function killByHand(home: string, because: string, clock: Clock): string {
  makeFolder(home);
  try {
    putKill(home, { because: plainReason(because), since: clock.now() });
  } catch (cause) {
    const reason = messageOf(cause);
    throw new Fault(guardFaults.not_killed, `${killFile(home)} cannot be written: ${reason}`, { cause });
  }
  return killFile(home);
}

/** Lifts the kill that a person was shown, and no other that came meanwhile. */
export async function releaseByHand(home: string, shown: Kill, clock: Clock): Promise<Release> {
  const sight = lookForKill(home);
  if (sight.kind !== 'there') {
    throw new Fault(guardFaults.not_lifted, `expected ${killFile(home)}, found ${absence(sight)}`);
  }
  const { kill } = sight;
  if (kill.since !== shown.since || kill.because !== shown.because) {
    throw new Fault(guardFaults.not_lifted, `it was turned on again meanwhile: ${kill.because}`);
  }
  const release = lifted(home, kill, { by: userName(), at: clock.now() });
  await sleep(clock, SEEN_WITHIN_MS);
  const again = lookForKill(home);
  if (again.kind === 'absent') return release;
  const why = again.kind === 'there' ? again.kill.because : again.why;
  throw new Fault(guardFaults.not_lifted, `it was turned on again at once: ${why}`);
}

function lifted(home: string, kill: Kill, release: Release): Release {
  try {
    return liftKill(home, kill, release);
  } catch (cause) {
    const reason = messageOf(cause);
    const next = `Give yourself the right to write in ${home}; if ${killFile(home)} is a folder, remove it first.`;
    throw new Fault(guardFaults.not_lifted, `the kill switch cannot be lifted: ${reason}`, { cause, next });
  }
}

function absence(sight: { readonly kind: 'absent' } | { readonly kind: 'unknown'; readonly why: string }) {
  return sight.kind === 'absent' ? 'none' : sight.why;
}

/** For the record: who lifted it. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without a line in /etc/passwd.
    return `user ${process.getuid?.() ?? ''}`.trim();
  }
}

import { existsSync } from 'node:fs';
import { recordFaults } from '../../harness/guard/record/faults.js';
import { fileFault } from '../../harness/guard/record/file-fault.js';
import { lockOf } from '../../harness/guard/record/files.js';
import { type RecordStatus, statusFromRecord } from '../../harness/guard/status/from-record.js';
import type { Clock } from '../../platform/clock/clock.js';
import { Fault } from '../../platform/errors/fault.js';
import { messageOf } from '../../platform/errors/thrown.js';
import { lockFile } from '../../platform/files/lock.js';
import { killNow, lastRelease } from './by-hand.js';
import { askControl, type Control, type RunningStatus } from './control-client.js';
import { recordFile } from './record-file.js';

/** How trading stands in a folder: what the running guard says of itself, else what its record tells. */
export interface GuardReport {
  /** Null where it cannot be told. */
  readonly running: boolean | null;
  readonly killed: string | null;
  readonly since: string | null;
  readonly released: { readonly by: string; readonly at: string } | null;
  /** What the running guard answered; null where none was asked, or none answered. */
  readonly guard: RunningStatus | null;
  /** What its record tells; null where it was not needed, or there is none. */
  readonly record: RecordStatus | null;
  /** What could not be found out, and why. */
  readonly trouble: readonly string[];
}

interface Settings extends Control {
  /** Folder of the record. */
  readonly audit?: string | undefined;
}

interface Surroundings {
  readonly home: string;
  readonly cwd: string;
  readonly clock: Clock;
}

export async function guardStatus(
  settings: Settings,
  { home, cwd, clock }: Surroundings,
): Promise<GuardReport> {
  const kill = killNow(home, clock);
  const release = lastRelease(home);
  const answer = await askControl(settings, clock);
  const guard = answer && 'status' in answer ? answer.status : null;
  const file = recordFile(settings, home, cwd);
  const read = guard ? { status: null } : readRecord(file, clock.now());
  const running = guard ? true : await isWritten(file);
  const isLost = running === true && !existsSync(file);
  return {
    running,
    killed: kill?.because ?? null,
    since: kill ? new Date(kill.since).toISOString() : null,
    released: release ? { by: release.by, at: new Date(release.at).toISOString() } : null,
    guard,
    record: read.status,
    trouble: [
      ...(isLost
        ? [`the record ${file} is gone under the guard that writes it: it lets no order through`]
        : []),
      ...[answer, read].flatMap((each) => (each && 'trouble' in each ? [each.trouble] : [])),
    ],
  };
}

function readRecord(
  file: string,
  now: number,
):
  | { readonly status: RecordStatus | null; readonly trouble: string }
  | { readonly status: RecordStatus | null } {
  if (!existsSync(file)) return { status: null };
  try {
    return { status: statusFromRecord(file, now) ?? null };
  } catch (error) {
    const why = messageOf(error);
    return { status: null, trouble: `the record ${file} cannot be read: ${why}` };
  }
}

/** Whether a guard writes a record just now, which it alone may. */
async function isWritten(record: string): Promise<boolean | null> {
  if (!existsSync(lockOf(record))) return false;
  const inUse = () => new Fault(recordFaults.in_use, `another guard writes ${record}`);
  try {
    const unlock = await lockFile(lockOf(record), { fileFault, inUse });
    unlock();
    return false;
  } catch (error) {
    return error instanceof Fault && error.code === recordFaults.in_use.code ? true : null;
  }
}

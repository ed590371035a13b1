import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { liftKill } from '../../../../harness/guard/kill/change.js';
import { type KillDisk, realDisk } from '../../../../harness/guard/kill/disk.js';
import { killFile, releaseFile } from '../../../../harness/guard/kill/files.js';
import { lookForKill } from '../../../../harness/guard/kill/marks.js';
import { type KillSwitchOptions, openKillSwitch } from '../../../../harness/guard/kill/open-kill-switch.js';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';
import { createLog } from '../../../../platform/log/log.js';

export const START = Date.parse('2026-03-03T16:30:00Z');

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Given extends Partial<Pick<KillSwitchOptions, 'wasOn' | 'disk'>> {
  readonly folder?: string;
  readonly clock?: SteppedClock;
}

/** A switch over a real folder, what its listeners were told and what it logged. */
export function switchOf({ folder = scratchFolder(), clock = steppedClock(START), ...more }: Given = {}) {
  const logged: Record<string, unknown>[] = [];
  const write = (line: string) => void logged.push(JSON.parse(line));
  const log = createLog({ level: 'debug', format: 'json', clock, write });
  const kill = openKillSwitch({ folder, clock, log, ...more });
  onTestFinished(() => kill.close());
  const told: boolean[] = [];
  kill.onChange((isOn) => void told.push(isOn));
  return { kill, folder, clock, told, logged };
}

export { killFile, releaseFile };

export const hasKill = (folder: string) => existsSync(killFile(folder));
export const hasRelease = (folder: string) => existsSync(releaseFile(folder));
export const killRecord = (folder: string): unknown => JSON.parse(readFileSync(killFile(folder), 'utf8'));
export const releaseRecord = (folder: string): unknown =>
  JSON.parse(readFileSync(releaseFile(folder), 'utf8'));

/** What `ibs guard release` does once a person has said so. */
export function release(folder: string, at: number, disk: KillDisk = realDisk): void {
  const sight = lookForKill(folder);
  if (sight.kind !== 'there') throw new Error(`nothing to lift: ${JSON.stringify(sight)}`);
  liftKill(folder, sight.kill, { by: 'somebody', at }, disk);
}

export class PowerCut extends Error {}

/** A disk of a machine that dies after so many steps: the one after them is not done, and none ever again. */
export function diesAfter(steps: number): KillDisk & { readonly done: number } {
  let done = 0;
  const step = <Args extends readonly unknown[]>(work: (...args: Args) => void) => {
    return (...args: Args) => {
      if (done >= steps) throw new PowerCut();
      done += 1;
      work(...args);
    };
  };
  return {
    write: step(realDisk.write),
    rename: step(realDisk.rename),
    remove: step(realDisk.remove),
    sync: step(realDisk.sync),
    get done() {
      return done;
    },
  };
}

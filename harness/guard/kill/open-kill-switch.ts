import { type Clock, every } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import { forgetRelease, keepKill, putKill } from './change.js';
import { type KillDisk, realDisk } from './disk.js';
import { makeFolder, watchFolder } from './folder.js';
import type { Kill, KillSwitch, Release } from './kill-switch.js';
import { lookForKill, readRelease } from './marks.js';
import { plainReason } from './plain-reason.js';

export interface KillSwitchOptions {
  /** `IBS_HOME`. Every guard that has it obeys the same file. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** What the guard's own record says of the run before: a KILL that was deleted meanwhile does not lift it. */
  readonly wasOn?: Kill | undefined;
  readonly disk?: KillDisk;
}

/** Half of the time within which it has to be on; what the system tells us of the folder usually comes sooner. */
const LOOKED_EVERY_MS = 50;
const WRITTEN_AGAIN_AFTER_MS = 1000;

/**
 * The switch is on while a file KILL lies in the folder, and from then on until a person has lifted it. What is not
 * known counts as on: a folder that is gone, a KILL that vanished without a release.
 */
export function openKillSwitch(options: KillSwitchOptions): KillSwitch {
  const { folder, clock, log, wasOn, disk = realDisk } = options;
  makeFolder(folder);
  const listeners = new Set<(isOn: boolean) => void>();
  let on: Kill | undefined;
  let released = readRelease(folder);
  let failedAt: number | undefined;

  const tell = (isOn: boolean) => {
    for (const listener of listeners) {
      try {
        listener(isOn);
      } catch (err) {
        log.error({ err }, 'kill switch: a listener failed');
      }
    }
  };
  const turnOn = (kill: Kill) => {
    const wasOff = on === undefined;
    on = kill;
    if (!wasOff) return;
    log.error({ because: kill.because }, 'the kill switch is on: `ibs guard release` lifts it');
    tell(true);
  };
  const keep = (kill: Kill) => {
    try {
      putKill(folder, kill, disk);
      failedAt = undefined;
    } catch (err) {
      if (failedAt === undefined)
        log.error({ err, folder }, 'the kill switch is on, but KILL cannot be written; it is tried again');
      failedAt = clock.monotonic();
    }
  };
  const turnOff = (release: Release) => {
    on = undefined;
    released = release;
    failedAt = undefined;
    log.warn({ by: release.by }, 'the kill switch has been lifted');
    tell(false);
  };
  const missing = (kill: Kill) => {
    const release = readRelease(folder);
    if (release && release.at >= kill.since) return turnOff(release);
    if (failedAt === undefined)
      log.warn({ folder }, 'KILL is gone, but nobody has lifted it: it is written again');
    else if (clock.monotonic() - failedAt < WRITTEN_AGAIN_AFTER_MS) return;
    keep(kill);
  };
  const look = () => {
    const sight = lookForKill(folder);
    if (sight.kind === 'there' && !sight.isRemoved) failedAt = undefined;
    if (sight.kind === 'absent') {
      if (on) missing(on);
    } else if (on && sight.kind === 'there' && sight.isRemoved) missing(on);
    else if (on === undefined) {
      if (sight.kind === 'there') noticed(sight.kill, sight.isRemoved);
      else
        turnOn({ since: clock.now(), because: `${folder} cannot be looked into: ${plainReason(sight.why)}` });
    }
  };
  const noticed = (kill: Kill, isRemoved: boolean) => {
    turnOn(kill);
    if (isRemoved) {
      keep(kill);
      return;
    }
    try {
      forgetRelease(folder, disk);
      keepKill(folder, kill, disk);
    } catch (err) {
      log.debug({ err }, 'kill switch: an earlier release stays where it is');
    }
  };

  look();
  if (wasOn && on === undefined) {
    on = wasOn;
    look();
  }
  const stopWatching = watchFolder(folder, look);
  const stopLooking = every(clock, LOOKED_EVERY_MS, look);
  return {
    get isOn() {
      return on !== undefined;
    },
    get because() {
      return on && `${on.because} (since ${new Date(on.since).toISOString()})`;
    },
    get released() {
      return on ? undefined : released;
    },
    kill(because) {
      const kill = { because: plainReason(because), since: clock.now() };
      // Orders first: the disk may take its time.
      turnOn(kill);
      keep(kill);
    },
    onChange: (listener) => void listeners.add(listener),
    close() {
      stopWatching();
      stopLooking();
      listeners.clear();
    },
  };
}

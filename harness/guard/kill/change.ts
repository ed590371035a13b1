import { type KillDisk, realDisk } from './disk.js';
import { keptFile, killFile, releaseFile, unfinishedFile } from './files.js';
import type { Kill, Release } from './kill-switch.js';
import { killText } from './marks.js';

/**
 * Puts KILL into a folder: when this returns it is on the disk itself. Then an earlier release goes, so that it can
 * never be taken for the release of this kill.
 */
export function putKill(folder: string, kill: Kill, disk: KillDisk = realDisk): void {
  try {
    disk.write(unfinishedFile(folder), killText(kill));
    disk.rename(unfinishedFile(folder), killFile(folder));
  } catch {
    // A full disk may still have room for a name, and the name is what counts.
    disk.write(killFile(folder), '');
  }
  disk.sync(folder);
  forgetRelease(folder, disk);
  keepKill(folder, kill, disk);
}

/** That it was on stays known when somebody removes KILL. It stands without: a full disk need not have room for both. */
export function keepKill(folder: string, kill: Kill, disk: KillDisk = realDisk): void {
  try {
    disk.write(keptFile(folder), killText(kill));
    disk.sync(folder);
  } catch {
    disk.remove(keptFile(folder));
  }
}

export function forgetRelease(folder: string, disk: KillDisk = realDisk): void {
  disk.remove(releaseFile(folder));
  disk.sync(folder);
}

/**
 * Turns KILL into KILL.released. The word of who lifts it is written into KILL first, where it counts for nothing;
 * the one rename does the rest. So a crash leaves either a kill that stands or one that is lifted whole.
 */
export function liftKill(
  folder: string,
  kill: Kill,
  { by, at }: Release,
  disk: KillDisk = realDisk,
): Release {
  // A clock that was set back must not make the release older than the kill.
  const release = { by, at: Math.max(at, kill.since) };
  disk.write(unfinishedFile(folder), killText(kill, release));
  disk.rename(unfinishedFile(folder), killFile(folder));
  disk.remove(keptFile(folder));
  disk.rename(killFile(folder), releaseFile(folder));
  disk.sync(folder);
  return release;
}

import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PRIVATE_FOLDER } from '../../../platform/files/private.js';
import { isRunning } from '../../../platform/processes/is-running.js';

const PREFIX = 'ibs-cell-';

/** An empty folder that only this user can enter. Its name says whose it is, for the case that we are killed. */
export function makeScratch(below: string): string {
  return realpathSync(mkdtempSync(join(below, `${PREFIX}${process.pid}-`)));
}

export function removeScratch(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A program may have taken its own folders' rights away.
    openUp(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Removes what processes of ours that were killed have left. */
export function removeStale(below: string, log: { warn(fields: object, text: string): void }): void {
  for (const name of readdirSync(below)) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN);
    if (!Number.isInteger(pid) || isRunning(pid)) continue;
    try {
      if (statSync(join(below, name)).uid === process.getuid?.()) removeScratch(join(below, name));
    } catch (error) {
      log.warn({ err: error, folder: join(below, name) }, 'a scratch folder that was left behind stays');
    }
  }
}

function openUp(folder: string): void {
  chmodSync(folder, PRIVATE_FOLDER);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openUp(join(folder, entry.name));
  }
}

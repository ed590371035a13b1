import { watch } from 'node:fs';
import { Fault } from '../../../platform/errors/fault.js';
import { messageOf } from '../../../platform/errors/thrown.js';
import { makeFolders } from '../../../platform/files/folders.js';
import { guardFaults } from '../faults.js';

/** The folder in which KILL is looked for, made where there is none: without one there is no kill switch. */
export function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (cause) {
    const reason = messageOf(cause);
    throw new Fault(guardFaults.no_kill_switch, `cannot use the folder ${folder} (${reason})`, {
      cause,
      details: { folder },
    });
  }
}

/** Calls when something happens to the names in a folder, where the system tells; how not to be called any more. */
export function watchFolder(folder: string, changed: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      // The database lies there too, and is written to all the time.
      if (name === null || name.startsWith('KILL')) changed();
    });
    // What it misses is found by looking now and then.
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => {};
  }
}

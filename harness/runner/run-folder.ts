import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock/clock.js';
import { PRIVATE_FOLDER } from '../../platform/files/private.js';
import { isRunning } from '../../platform/processes/is-running.js';
import { integer, type Random } from '../../platform/random/random.js';

/** `20260302T150000123-4711-0042`: when, of which process, and one more number where that is not enough. */
const NAME = /^\d{8}T\d{9}-(\d+)-\d{4}$/;

interface RunFolderOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** So many stay, this one included. */
  readonly keep: number;
}

/** Makes the folder of a new run. The oldest ones make way, but for those of processes that still run. */
export async function makeRunFolder(
  runs: string,
  { clock, random, keep }: RunFolderOptions,
): Promise<string> {
  const when = new Date(clock.now()).toISOString().replace(/[-:.Z]/g, '');
  const name = `${when}-${process.pid}-${String(integer(random, 0, 9999)).padStart(4, '0')}`;
  const folder = join(runs, name);
  // It holds account ids and all that was traded.
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const names = (await readdir(runs)).filter((each) => NAME.test(each)).sort();
  for (const old of names.slice(0, Math.max(0, names.length - keep))) {
    if (!isRunning(Number(NAME.exec(old)?.[1]))) await rm(join(runs, old), { recursive: true, force: true });
  }
  return folder;
}

import { access, constants, lstat, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, messageOf } from '../../../platform/errors/thrown.js';
import { bytesText } from '../bytes.js';
import type { Check } from '../check.js';

const MB = 1_000_000;
const SCARCE = 1000 * MB;
const FULL = 50 * MB;

export const home: Check = {
  id: 'home',
  title: 'State folder',
  async look(app) {
    try {
      const existing = await nearestExisting(app.home);
      const made = existing === app.home;
      await (made ? tryWriting(existing) : lookWhetherWritable(existing));
      const { bavail, bsize } = await statfs(existing);
      const free = bavail * bsize;
      const found = `${app.home}, ${made ? 'writable' : 'none yet; made at first use'}, ${bytesText(free)} free`;
      if (free >= SCARCE) return { status: 'ok', found };
      return {
        status: free < FULL ? 'broken' : 'reduced',
        found,
        mend: `Free some space (${bytesText(SCARCE)} is comfortable), or set IBS_HOME to a folder on a larger disk.`,
      };
    } catch (thrown) {
      const why = messageOf(thrown);
      return {
        status: 'broken',
        found: `${app.home} cannot be written: ${why}`,
        mend: 'Give yourself the right to write there, or set IBS_HOME to a folder where you have it.',
      };
    }
  },
};

/** The folder itself, or the one above in which it would be made. */
async function nearestExisting(path: string): Promise<string> {
  const found = await lstat(path).catch((thrown: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(thrown) ?? '')) return undefined;
    throw thrown;
  });
  return found || path === dirname(path) ? path : nearestExisting(dirname(path));
}

/** Permissions promise what a read-only or full file system does not keep, so write and see. */
async function tryWriting(folder: string): Promise<void> {
  const probe = join(folder, `.doctor-${process.pid}`);
  await writeFile(probe, 'written by the doctor to see whether it can\n');
  await rm(probe, { force: true });
}

/** A folder that is not ours is only looked at. */
async function lookWhetherWritable(folder: string): Promise<void> {
  if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is not a folder`);
  await access(folder, constants.W_OK | constants.X_OK);
}

import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesText } from '../bytes.js';
import type { Check } from '../check.js';

const MB = 1_000_000;
const SCARCE = 1000 * MB;
const FULL = 50 * MB;

export const home: Check = {
  id: 'home',
  title: 'State folder',
  async look(app) {
    // Permissions promise what a read-only or full file system does not keep, so write and see.
    const probe = join(app.home, `.doctor-${process.pid}`);
    try {
      await mkdir(app.home, { recursive: true });
      await writeFile(probe, 'written by the doctor to see whether it can\n');
      await rm(probe, { force: true });
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      return {
        status: 'broken',
        found: `${app.home} cannot be written: ${why}`,
        mend: 'Give yourself the right to write there, or set IBS_HOME to a folder where you have it.',
      };
    }
    const { bavail, bsize } = await statfs(app.home);
    const free = bavail * bsize;
    const found = `${app.home}, writable, ${bytesText(free)} free`;
    if (free >= SCARCE) return { status: 'ok', found };
    return {
      status: free < FULL ? 'broken' : 'reduced',
      found,
      mend: `Free some space (${bytesText(SCARCE)} is comfortable), or set IBS_HOME to a folder on a larger disk.`,
    };
  },
};

import { statfsSync, statSync } from 'node:fs';
import { scratchFolder } from '../../cell.js';

/** What the kernel keeps for a file that nothing lies in: its node, and the name that leads there. */
const BYTES_OF_A_FILE = 1024;

/** What processes keep in the scratch folder of their cell: memory that belongs to none of them. */
export function keptBytesOf(pids: readonly number[]): number {
  const ours = deviceOf(scratchFolder);
  // Those of bubblewrap that make the cell still see the machine's own folder.
  const folder = pids
    .map((pid) => `/proc/${pid}/root${scratchFolder}`)
    .find((each) => ![undefined, ours].includes(deviceOf(each)));
  return folder === undefined ? 0 : keptIn(folder);
}

function deviceOf(folder: string): number | undefined {
  try {
    return statSync(folder).dev;
  } catch {
    // It is not there yet, or its process has ended.
    return undefined;
  }
}

function keptIn(folder: string): number {
  try {
    const { files, ffree, blocks, bfree, bsize } = statfsSync(folder);
    return (files - ffree) * BYTES_OF_A_FILE + (blocks - bfree) * bsize;
  } catch {
    return 0;
  }
}

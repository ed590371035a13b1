import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../../platform/errors/fault.js';
import { messageOf } from '../../../../platform/errors/thrown.js';
import { replayFaults } from '../faults.js';
import type { ReplayFiles, ReplaySeries } from '../series.js';
import { type Complaints, collectComplaints } from './complaints.js';
import { readSeries } from './parse.js';

/**
 * Every CSV file of a folder, or a fault that names all that is wrong with them: nothing is half loaded.
 *
 * @param today YYYYMMDD: which future is the next to expire
 */
export async function readReplayFolder(folder: string, today: string): Promise<ReplayFiles> {
  const complaints = collectComplaints();
  const found = new Map<number, ReplaySeries>();
  for (const file of await csvFilesIn(folder)) {
    const text = await readText(folder, file, complaints);
    const series = text === undefined ? undefined : readSeries(text, file, today, complaints);
    if (series === undefined) continue;
    const { conId } = series.instrument;
    const other = found.get(conId);
    if (other === undefined) found.set(conId, series);
    else
      complaints.add(file, 1, 1, `expected one file for each contract, found ${conId} in ${other.file} too`);
  }
  if (complaints.count > 0) throw complaints.fault();
  return found;
}

async function csvFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Fault(replayFaults.folder_unusable, `expected a folder at ${folder}, found ${reason(cause)}`, {
      cause,
    });
  });
  const files = names.filter((name) => /^[^.].*\.csv$/i.test(name)).sort();
  if (files.length === 0)
    throw new Fault(replayFaults.folder_unusable, `expected CSV files in ${folder}, found none`);
  return files;
}

async function readText(folder: string, file: string, complaints: Complaints): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(folder, file)));
  } catch (cause) {
    // Also a folder of such a name, or a file too large for one string.
    complaints.add(file, 1, 1, `expected a readable text file in UTF-8, found ${reason(cause)}`);
    return undefined;
  }
}

function reason(cause: unknown): string {
  return messageOf(cause);
}

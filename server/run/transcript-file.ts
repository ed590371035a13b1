import { writeFile } from 'node:fs/promises';
import { PRIVATE_FILE } from '../../platform/files/private.js';
import type { Log } from '../../platform/log/log.js';
import { openTranscript, type TranscriptFile } from '../guard/transcript-file.js';

/** The transcript of one run: what an earlier one left in the file makes way. */
export async function openTranscriptAnew(file: string, log: Log): Promise<TranscriptFile> {
  // What is wrong with the file is said by whoever opens it.
  await writeFile(file, '', { mode: PRIVATE_FILE }).catch(() => {});
  return openTranscript(file, log);
}

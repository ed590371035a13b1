import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { declareFaults } from '../../../platform/errors/kind.js';
import { declareFileFaults } from '../../../platform/files/file-faults.js';

/** A folder of the test's own, gone when it ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const row = {
  category: 'user',
  status: 500,
  meaning: 'Something is wrong with the diary.',
  next: 'Write it again.',
} as const;

export const diaryFaults = declareFaults('diary', {
  full: row,
  not_writable: row,
  misplaced: row,
  foreign: row,
  disk: row,
  in_use: row,
});

export const { fileFault, onFile } = declareFileFaults('the diary', diaryFaults);

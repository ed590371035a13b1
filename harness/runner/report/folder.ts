import { accessSync, constants } from 'node:fs';
import { makeFolders } from '../../../platform/files/folders.js';
import { PRIVATE_FOLDER } from '../../../platform/files/private.js';
import { onFile } from './file-fault.js';

/** Sees to it that reports can be written there, before there is anything to report. */
export function makeReportFolder(folder: string): void {
  onFile(folder, () => {
    makeFolders(folder, { mode: PRIVATE_FOLDER });
    accessSync(folder, constants.W_OK);
  });
}

import { declareFileFaults } from '../../../platform/files/file-faults.js';
import { recordFaults } from './faults.js';

export const { fileFault, onFile } = declareFileFaults("the guard's record", {
  ...recordFaults,
  misplaced: recordFaults.not_writable,
});

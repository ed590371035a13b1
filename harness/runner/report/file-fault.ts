import { declareFileFaults } from '../../../platform/files/file-faults.js';
import { reportFaults } from './faults.js';

export const { onFile } = declareFileFaults('the reports of a validation', {
  ...reportFaults,
  // A folder that goes away while one writes into it.
  misplaced: reportFaults.not_writable,
});

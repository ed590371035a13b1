import { declareFileFaults } from '../../../platform/files/file-faults.js';
import { gatewayStateFaults } from './faults.js';

export const { fileFault, onFile } = declareFileFaults("the gateway's state", {
  ...gatewayStateFaults,
  misplaced: gatewayStateFaults.disk,
});

import type { Escape } from '../escape.js';
import { fromFiles } from './files.js';
import { fromKernel } from './kernel.js';
import { fromNetwork } from './network.js';
import { fromProcesses } from './processes.js';
import { fromResources } from './resources.js';
import { fromRunner } from './runner.js';

/** Everything that is tried. */
export const escapes: readonly Escape[] = [
  ...fromFiles,
  ...fromProcesses,
  ...fromNetwork,
  ...fromResources,
  ...fromKernel,
  ...fromRunner,
];

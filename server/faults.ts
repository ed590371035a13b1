import { exampleFaults } from '../harness/example/faults.js';
import { adminFaults } from '../harness/gateway/admin/faults.js';
import { gatewayFaults } from '../harness/gateway/faults.js';
import { gatewayStateFaults } from '../harness/gateway/state/faults.js';
import { troubleFaults } from '../harness/gateway/trouble/faults.js';
import { scriptFaults } from '../harness/gateway/trouble/script/faults.js';
import { controlFaults } from '../harness/guard/control/faults.js';
import { guardFaults } from '../harness/guard/faults.js';
import { policyFaults } from '../harness/guard/policy/faults.js';
import { recordFaults } from '../harness/guard/record/faults.js';
import { runnerFaults } from '../harness/runner/faults.js';
import { reportFaults } from '../harness/runner/report/faults.js';
import { reviewFaults } from '../harness/runner/review/faults.js';
import { validationFaults } from '../harness/runner/validation/faults.js';
import { sandboxFaults } from '../harness/sandbox/faults.js';
import { wireFaults } from '../harness/wire/faults.js';
import { replayFaults } from '../harness/world/replay/faults.js';
import { benchFaults } from '../platform/bench/faults.js';
import { configFaults } from '../platform/config/faults.js';
import { databaseFaults } from '../platform/database/faults.js';
import { platformFaults } from '../platform/errors/faults.js';
import type { FaultKind } from '../platform/errors/kind.js';
import { jobFaults } from '../platform/jobs/faults.js';
import { netFaults } from '../platform/net/faults.js';
import { cliFaults } from './cli/faults.js';
import { httpFaults } from './http/faults.js';
import { runFaults } from './run/faults.js';
import { validateFaults } from './validate/faults.js';

/** Every error the program can raise on purpose: what the documented table is made from. */
export const allFaults: readonly FaultKind[] = [
  platformFaults,
  configFaults,
  databaseFaults,
  jobFaults,
  netFaults,
  cliFaults,
  httpFaults,
  benchFaults,
  wireFaults,
  gatewayFaults,
  gatewayStateFaults,
  troubleFaults,
  scriptFaults,
  adminFaults,
  guardFaults,
  policyFaults,
  recordFaults,
  sandboxFaults,
  controlFaults,
  runFaults,
  validateFaults,
  replayFaults,
  exampleFaults,
  runnerFaults,
  validationFaults,
  reportFaults,
  reviewFaults,
].flatMap((kinds) => Object.values<FaultKind>(kinds));

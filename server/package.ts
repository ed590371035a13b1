/** What a program that installs this package can import. Later rooms add theirs. */
export type { Example } from '../harness/example/example.js';
export { loadExamples } from '../harness/example/load.js';
export {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../harness/gateway/create.js';
export { type ListeningGateway, listen as listenGateway } from '../harness/gateway/listen.js';
export type { GatewayState } from '../harness/gateway/state/gateway-state.js';
export { alwaysOpenClock } from '../harness/gateway/time/always-open.js';
export {
  type AttachOptions,
  createGuard,
  type Guard,
  type GuardOptions,
} from '../harness/guard/create.js';
export { openKillSwitch } from '../harness/guard/kill/open-kill-switch.js';
export { type ListeningGuard, listenGuard } from '../harness/guard/listen.js';
export type { Policy } from '../harness/guard/policy/policy.js';
export { profiles } from '../harness/guard/policy/profiles.js';
export { readPolicy } from '../harness/guard/policy/read-policy.js';
export { openAudit } from '../harness/guard/record/open-audit.js';
export { verifyAudit } from '../harness/guard/record/verify.js';
export type { GuardStatus } from '../harness/guard/status/status.js';
export { crossingJson, crossingLine } from '../harness/guard/transcript/readable.js';
export type { Crossing, Listener, SessionEvent } from '../harness/guard/transcript/transcript.js';
export { openWatch } from '../harness/guard/watch/open-watch.js';
export type { ExampleRunner, Ran } from '../harness/runner/ran.js';
export { createWorld } from '../harness/world/world.js';
export { acceleratedClock } from '../platform/clock/accelerated.js';
export type { Clock } from '../platform/clock/clock.js';
export { fixedClock } from '../platform/clock/fixed.js';
export { type SteppedClock, steppedClock } from '../platform/clock/stepped.js';
export { systemClock } from '../platform/clock/system.js';
export { Fault, type FaultJson } from '../platform/errors/fault.js';
export { createLog, type Log } from '../platform/log/log.js';
export { type App, type AppOptions, createApp } from './app.js';
export { runDoctor } from './doctor/run.js';
export { serveHttp } from './http/serve.js';

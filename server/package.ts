/** What a program that installs this package can import. Later rooms add theirs: guard, agent. */
export {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../harness/gateway/create.js';
export { type ListeningGateway, listen as listenGateway } from '../harness/gateway/listen.js';
export type { GatewayState } from '../harness/gateway/state/gateway-state.js';
export { alwaysOpenClock } from '../harness/gateway/time/always-open.js';
export { createWorld } from '../harness/world/world.js';
export { acceleratedClock } from '../platform/clock/accelerated.js';
export type { Clock } from '../platform/clock/clock.js';
export { fixedClock } from '../platform/clock/fixed.js';
export { type SteppedClock, steppedClock } from '../platform/clock/stepped.js';
export { systemClock } from '../platform/clock/system.js';
export { Fault, type FaultJson } from '../platform/errors/fault.js';
export { type App, type AppOptions, createApp } from './app.js';
export { runDoctor } from './doctor/run.js';
export { serveHttp } from './http/serve.js';

import type { MovableClock } from '../../../platform/clock/movable.js';
import type { DisturbedMarket } from '../../world/disturbed/market.js';
import type { Backend } from '../session.js';
import type { GatewayState } from '../state/gateway-state.js';
import type { Door } from './door.js';

/** All that trouble can be made with. */
export interface Stage {
  readonly backend: Backend;
  readonly market: DisturbedMarket;
  readonly clock: MovableClock;
  readonly door: Door;
  /** By the names they were given. */
  readonly snapshots: Map<string, GatewayState>;
  state(): GatewayState;
  restore(state: GatewayState): void;
  /** Something else is to be seen now than a moment ago: orders and subscriptions look again. */
  changed(): void;
}

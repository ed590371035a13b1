import type { Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import type { Market } from '../world/market.js';
import type { PaperAccounts } from './accounts/accounts.js';
import type { OrderIds } from './accounts/order-ids.js';
import type { Pump } from './pump.js';
import type { Quota } from './quota.js';
import type { Session } from './session.js';
import type { GatewaySettings } from './settings.js';

/** What all sessions of one gateway share. */
export interface Backend {
  /** The time that the market lives in. */
  readonly clock: Clock;
  /** The time that passes for whoever sends too much: pacing must not stand still with a fixed clock. */
  readonly wall: Clock;
  readonly market: Market;
  readonly settings: GatewaySettings;
  readonly accounts: PaperAccounts;
  readonly orderIds: OrderIds;
  /** Drives every subscription that goes on by itself. */
  readonly pump: Pump;
  readonly log: Log;
  readonly quotas: {
    readonly marketData: Quota;
    readonly depth: Quota;
    readonly tickByTick: Quota;
    readonly historical: Quota;
  };
  /** Sessions that have started, by client id. */
  readonly sessions: Map<number, Session>;
}

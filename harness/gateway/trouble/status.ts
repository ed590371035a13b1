import type { Disturbance } from '../../world/disturbed/disturbance.js';
import type { Farm } from '../link/farms.js';
import type { Rejection } from './rejections.js';
import type { Stage } from './stage.js';

export interface ConnectedClient {
  readonly id: number;
  readonly version: number;
  readonly isStalled: boolean;
}

/** How a gateway stands, for whoever makes trouble. */
export interface Status {
  /** The market's time, in ISO form. */
  readonly time: string;
  readonly accounts: readonly string[];
  readonly clients: readonly ConnectedClient[];
  readonly openOrders: number;
  readonly connection: 'up' | 'lost';
  readonly brokenFarms: readonly Farm[];
  readonly dataStolen: boolean;
  readonly isShutDown: boolean;
  /** Why nobody can connect although it is not shut down; left out otherwise. */
  readonly blocked?: string;
  readonly market: readonly Disturbance[];
  readonly rejections: readonly Rejection[];
  readonly snapshots: readonly string[];
}

export function statusOf({ backend, clock, market, door, snapshots }: Stage): Status {
  const { link, venue, sessions, rejections } = backend;
  const now = clock.now();
  return {
    time: new Date(now).toISOString(),
    accounts: venue.accountIds,
    clients: [...sessions.values()].map(({ clientId, version, line }) => ({
      id: clientId,
      version,
      isStalled: line.isStalled,
    })),
    openOrders: venue.openOrders().length,
    connection: link.isLost ? 'lost' : 'up',
    brokenFarms: [...link.broken],
    dataStolen: link.isDataStolen,
    isShutDown: !door.isOpen,
    ...(door.blocked === undefined ? {} : { blocked: door.blocked }),
    market: market.disturbances(now),
    rejections: [...rejections.waiting],
    snapshots: [...snapshots.keys()],
  };
}

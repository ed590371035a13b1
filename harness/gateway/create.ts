import type { Duplex } from 'node:stream';
import type { Clock } from '../../platform/clock/clock.js';
import { systemClock } from '../../platform/clock/system.js';
import type { Log } from '../../platform/log/log.js';
import type { Market } from '../world/market.js';
import { createAccounts } from './accounts/accounts.js';
import { createOrderIds } from './accounts/order-ids.js';
import type { Backend } from './backend.js';
import { type Connection, serve } from './connection/connection.js';
import { type Intake, openIntake, rejectingIntake, waitingIntake } from './connection/intake.js';
import { createPacing } from './connection/pacing.js';
import { createPump } from './pump.js';
import { createQuota } from './quota.js';
import { defaultSettings, type GatewaySettings } from './settings.js';

export interface GatewayOptions {
  readonly market: Market;
  /** The time that the market lives in. */
  readonly clock: Clock;
  readonly log: Log;
  /** The time by which too many messages are counted; the machine's own unless a test says otherwise. */
  readonly wall?: Clock;
  readonly accounts?: readonly [string, ...string[]];
  readonly settings?: Partial<GatewaySettings>;
}

/** A paper account behind the TWS protocol. It listens nowhere by itself: see `listen.ts`. */
export interface Gateway {
  /** Serves a client on a stream of bytes, whatever carries them. */
  attach(stream: Duplex): void;
  /** Clients connected now, whether or not they have started the API. */
  readonly connections: number;
  readonly accounts: readonly string[];
  /** Ends every connection. */
  close(): void;
}

export function createGateway(options: GatewayOptions): Gateway {
  const settings: GatewaySettings = { ...defaultSettings, ...options.settings };
  const wall = options.wall ?? systemClock;
  const backend: Backend = {
    clock: options.clock,
    wall,
    market: options.market,
    settings,
    accounts: createAccounts(options.accounts ?? ['DU1234567']),
    orderIds: createOrderIds(),
    pump: createPump(options.clock, settings.quoteInterval),
    log: options.log,
    quotas: {
      marketData: createQuota(settings.marketDataLines),
      depth: createQuota(settings.depthLines),
      tickByTick: createQuota(settings.tickByTickLines),
      historical: createQuota(settings.openHistoricalRequests),
    },
    sessions: new Map(),
  };
  const intakeFor = intakesOf(settings, wall);
  const connections = new Set<Connection>();
  let count = 0;
  return {
    attach(stream) {
      count += 1;
      const connection = serve(backend, intakeFor, stream, `#${count}`, () => connections.delete(connection));
      connections.add(connection);
    },
    get connections() {
      return connections.size;
    },
    accounts: backend.accounts.ids,
    close() {
      for (const connection of [...connections]) connection.close();
    },
  };
}

/** How the messages of a client wait, by the options of its handshake: the rate is one for all clients. */
function intakesOf({ messagesPerSecond }: GatewaySettings, wall: Clock) {
  const pacing = messagesPerSecond === undefined ? undefined : createPacing(wall, messagesPerSecond);
  return (helloOptions: readonly string[]): Intake => {
    if (!pacing) return openIntake();
    return helloOptions.includes('+PACEAPI') ? waitingIntake(pacing, wall) : rejectingIntake(pacing, wall);
  };
}

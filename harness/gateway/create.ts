import type { Duplex } from 'node:stream';
import type { Clock } from '../../platform/clock/clock.js';
import { systemClock } from '../../platform/clock/system.js';
import { createLog, type Log } from '../../platform/log/log.js';
import type { Market } from '../world/market.js';
import { createWorld } from '../world/world.js';
import type { PaperAccount } from './accounts/account.js';
import { createAccounts, newAccounts } from './accounts/accounts.js';
import { createOrderIds } from './accounts/order-ids.js';
import { rememberBeat } from './beat-memory.js';
import { type Connection, serve } from './connection/connection.js';
import { type Intake, openIntake, rejectingIntake, waitingIntake } from './connection/intake.js';
import { createPacing } from './connection/pacing.js';
import { createHistoryPacing } from './history/pacing.js';
import { createScreens } from './market-data/screens.js';
import { createPump } from './pump.js';
import { createQuota } from './quota.js';
import type { Backend } from './session.js';
import { defaultSettings, type GatewaySettings } from './settings.js';

export interface GatewayOptions {
  /** The time that the market lives in. */
  readonly clock: Clock;
  /** Which of all possible markets. */
  readonly seed?: number;
  /** Another market than the seeded one, such as a replay of the user's own bars. */
  readonly market?: Market;
  /** The time by which too many messages are counted; the machine's own unless a test says otherwise. */
  readonly wall?: Clock;
  /** What a gateway before this one left behind; otherwise the accounts are new. */
  readonly state?: GatewayState;
  readonly accounts?: readonly [string, ...string[]];
  readonly settings?: Partial<GatewaySettings>;
  readonly log?: Log;
}

/** All that a gateway must remember to go on where it was: plain data, fit for JSON. */
export interface GatewayState {
  readonly accounts: readonly PaperAccount[];
  /** By client id. */
  readonly nextOrderIds: Readonly<Record<number, number>>;
}

/** A paper account behind the TWS protocol. It listens nowhere by itself: see `listen.ts`. */
export interface Gateway {
  /** Serves a client on a stream of bytes, whatever carries them. */
  attach(stream: Duplex): void;
  /** Clients connected now, whether or not they have started the API. */
  readonly connections: number;
  readonly accounts: readonly string[];
  state(): GatewayState;
  /** Ends every connection. */
  close(): void;
}

/** Connections beyond the clients that may be in, for those who are about to be turned away politely. */
const UNSTARTED_CONNECTIONS = 64;

export function createGateway(options: GatewayOptions): Gateway {
  const settings: GatewaySettings = { ...defaultSettings, ...options.settings };
  const wall = options.wall ?? systemClock;
  const accounts = createAccounts(options.state?.accounts ?? newAccounts(options.accounts ?? ['DU1234567']));
  const orderIds = createOrderIds(options.state?.nextOrderIds);
  const log = options.log ?? createLog({ level: 'silent', format: 'json', clock: wall, write: () => {} });
  const market = rememberBeat(options.market ?? createWorld({ seed: options.seed ?? 1 }));
  const backend: Backend = {
    clock: options.clock,
    wall,
    market,
    screens: createScreens(market),
    settings,
    accounts,
    orderIds,
    pump: createPump(options.clock, settings.quoteInterval, (error) =>
      log.error({ err: error }, 'a subscription failed and has ended'),
    ),
    log,
    historyPacing: createHistoryPacing(wall),
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
      if (connections.size >= settings.maxClients + UNSTARTED_CONNECTIONS) {
        log.warn({ connections: connections.size }, 'too many connections: one more is refused');
        stream.destroy();
        return;
      }
      count += 1;
      const connection = serve(backend, intakeFor, stream, `#${count}`, () => connections.delete(connection));
      connections.add(connection);
    },
    get connections() {
      return connections.size;
    },
    accounts: accounts.ids,
    state: () => ({ accounts: accounts.all(), nextOrderIds: orderIds.all() }),
    close() {
      for (const connection of [...connections]) connection.close();
    },
  };
}

/** How the messages of a client wait, by the options of its handshake: the rate is one for all clients. */
function intakesOf({ messagesPerSecond }: GatewaySettings, wall: Clock) {
  if (messagesPerSecond === undefined) return openIntake;
  const shared = createPacing(wall, messagesPerSecond);
  return (helloOptions: readonly string[]): Intake =>
    helloOptions.includes('+PACEAPI')
      ? waitingIntake(createPacing(wall, messagesPerSecond))
      : rejectingIntake(shared, wall);
}

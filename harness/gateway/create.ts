import type { Duplex } from 'node:stream';
import type { Clock } from '../../platform/clock/clock.js';
import { movableClock } from '../../platform/clock/movable.js';
import { systemClock } from '../../platform/clock/system.js';
import { createLog, type Log } from '../../platform/log/log.js';
import type { FeeSchedule } from '../../trading/exchange/fees/schedule.js';
import { disturbMarket } from '../world/disturbed/market.js';
import type { Market } from '../world/market.js';
import { createWorld } from '../world/world.js';
import { createAdvisor } from './advisors/advisor.js';
import { rememberBeat } from './beat-memory.js';
import { type Connection, serve } from './connection/connection.js';
import { type Intake, openIntake, rejectingIntake, waitingIntake } from './connection/intake.js';
import { createPacing } from './connection/pacing.js';
import { createDisplayGroups } from './display-groups/display-groups.js';
import { createHistoryPacing } from './history/pacing.js';
import { createLink } from './link/link.js';
import { createScreens } from './market-data/screens.js';
import { createBulletinBoard } from './news/bulletin-board.js';
import { createOrderIds } from './orders/order-ids.js';
import { tellOrders } from './orders/tell.js';
import { createPump } from './pump.js';
import { createQuota } from './quota.js';
import { createScans } from './scanners/scans.js';
import type { Backend } from './session.js';
import { DEFAULT_ACCOUNT, defaultSettings, type GatewaySettings } from './settings.js';
import type { GatewayState } from './state/gateway-state.js';
import { createDoor, type Door } from './trouble/door.js';
import { createRejections } from './trouble/rejections.js';
import { createTrouble, type Trouble } from './trouble/trouble.js';
import { newExchangeState, withAccounts } from './venue/new-exchange.js';
import { createRecorder, forgetful, type Keeper, type Recorder } from './venue/recorder.js';
import { createTickets } from './venue/tickets.js';
import { createVenue } from './venue/venue.js';

export interface GatewayOptions {
  /** The time that the market lives in. */
  readonly clock: Clock;
  /** How time goes on once the clock has been moved, where `clock` skips hours. */
  readonly clockOnceMoved?: Clock;
  /** Which of all possible markets. */
  readonly seed?: number;
  /** Another market than the seeded one, such as a replay of the user's own bars. */
  readonly market?: Market;
  /** The time by which too many messages are counted; the machine's own unless a test says otherwise. */
  readonly wall?: Clock;
  /** What a gateway before this one left behind; otherwise the accounts are new. */
  readonly state?: GatewayState;
  /** Where the state is kept as it changes; otherwise it ends with the gateway. */
  readonly keeper?: Keeper;
  /** Told when the state cannot be kept any more: the gateway is of no use then. */
  readonly failed?: (error: unknown) => void;
  /** Which of IBKR's price lists commissions follow. */
  readonly fees?: FeeSchedule;
  /** Those of the login. A state has its own, to which new ones are added. */
  readonly accounts?: readonly [string, ...string[]];
  readonly settings?: Partial<GatewaySettings>;
  readonly log?: Log;
}

/** A paper account behind the TWS protocol. It listens nowhere by itself: see `listen.ts`. */
export interface Gateway {
  /** Serves a client on a stream of bytes, whatever carries them. */
  attach(stream: Duplex): void;
  /** Clients connected now, whether or not they have started the API. */
  readonly connections: number;
  readonly accounts: readonly string[];
  /** What time it is in its market. */
  now(): number;
  /** All that it must remember to go on where it is. It shares what it holds: taking it costs next to nothing. */
  state(): GatewayState;
  /** Goes back to a state taken before; ids go on. Clients stay connected, and must ask anew. */
  restore(state: GatewayState): void;
  /** Whether clients are let in: a gateway may be made to restart. */
  readonly door: Pick<Door, 'isOpen' | 'blocked' | 'onChange'>;
  /** Makes happen what really happens to people. */
  readonly trouble: Omit<Trouble, 'close'>;
  /** Ends every connection, and stands still. */
  close(): void;
}

/** So many events of the venue later, orders are looked through for those that it has forgotten. */
const TIDIED_AFTER = 20_000;
/** Connections beyond the clients that may be in, for those who are about to be turned away politely. */
const UNSTARTED_CONNECTIONS = 64;

export function createGateway(options: GatewayOptions): Gateway {
  const settings: GatewaySettings = { ...defaultSettings, ...options.settings };
  const wall = options.wall ?? systemClock;
  const { state, seed = 1 } = options;
  const log = options.log ?? createLog({ level: 'silent', format: 'json', clock: wall, write: () => {} });
  const clock = movableClock(options.clock, options.clockOnceMoved);
  const disturbed = disturbMarket(options.market ?? createWorld({ seed }));
  const market = rememberBeat(disturbed);
  const link = createLink();
  const pump = createPump(clock, settings.quoteInterval, (error) =>
    log.error({ err: error }, 'a subscription failed and has ended'),
  );
  const recorder: Recorder = options.keeper
    ? createRecorder(options.keeper, () => ({ state: stateNow(), venue }))
    : forgetful;
  const settle = () => {
    // Here no order is on its way: one that the venue has yet to hear of would look like one it has forgotten.
    if (untidy > TIDIED_AFTER) tidy();
    try {
      recorder.settle();
    } catch (error) {
      log.fatal({ err: error }, 'what has happened cannot be kept: nothing more is acknowledged');
      options.failed?.(error);
      throw error;
    }
  };
  let untidy = 0;
  /** An order that the venue has forgotten needs no name any more. */
  const tidy = () => {
    untidy = 0;
    for (const { permId } of backend.tickets.all()) {
      if (venue.order(permId) === undefined) backend.tickets.remove(permId);
    }
  };
  const accountIds = options.accounts ?? state?.exchange.accounts.map(({ id }) => id) ?? [DEFAULT_ACCOUNT];
  const advisor = createAdvisor(accountIds, settings.groups);
  const venue = createVenue({
    clock,
    market,
    pump,
    fees: options.fees ?? 'fixed',
    state: state
      ? withAccounts(state.exchange, options.accounts ?? [], clock.now())
      : newExchangeState(options.accounts ?? [DEFAULT_ACCOUNT], clock.now()),
    accountIds,
    groups: () => advisor.members(),
    tell(events) {
      recorder.happened(events);
      tellOrders(backend, events);
      untidy += events.length;
    },
    beaten() {
      recorder.beat();
      settle();
    },
    isReachable: () => !link.isLost,
  });
  const backend: Backend = {
    clock,
    wall,
    market,
    link,
    rejections: createRejections(),
    screens: createScreens(market),
    scans: createScans(market, wall, settings.delayedOnly),
    settings,
    venue,
    tickets: createTickets(state?.tickets, recorder.ticket),
    drafts: createTickets(state?.drafts, recorder.draft),
    orderIds: createOrderIds(state?.nextOrderIds, recorder.orderId),
    displayGroups: createDisplayGroups(),
    bulletins: createBulletinBoard(),
    advisor,
    settle,
    pump,
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
  const stateNow = (): GatewayState => ({
    format: 1,
    ...(options.market === undefined ? { seed } : {}),
    nextOrderIds: backend.orderIds.all(),
    tickets: backend.tickets.all(),
    drafts: backend.drafts.all(),
    exchange: venue.state(),
  });
  const intakeFor = intakesOf(settings, wall);
  const connections = new Set<Connection>();
  const hangUpOnAll = () => {
    for (const connection of [...connections]) connection.close();
  };
  const restore = ({ nextOrderIds, tickets, drafts, exchange }: GatewayState) => {
    backend.orderIds.raise(nextOrderIds);
    backend.tickets.reset(tickets);
    backend.drafts.reset(drafts);
    venue.restore(exchange);
    options.keeper?.compact(stateNow());
  };
  const door = createDoor(hangUpOnAll);
  const trouble = createTrouble({
    backend,
    market: disturbed,
    clock,
    door,
    snapshots: new Map(),
    state: stateNow,
    restore,
    changed() {
      market.forget();
      backend.screens.forget();
      backend.scans.forget();
      venue.lookAgain();
      pump.beat();
      settle();
    },
  });
  let count = 0;
  return {
    attach(stream) {
      if (!door.isOpen) {
        stream.end();
        stream.destroy();
        return;
      }
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
    accounts: venue.accountIds,
    now: clock.now,
    state: stateNow,
    restore,
    door,
    trouble,
    close() {
      trouble.close();
      venue.close();
      hangUpOnAll();
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

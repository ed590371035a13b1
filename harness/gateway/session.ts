import type { Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import type { Layout, Values } from '../wire/layout.js';
import type { Market } from '../world/market.js';
import type { Advisor } from './advisors/advisor.js';
import type { DisplayGroups } from './display-groups/display-groups.js';
import type { HistoryPacing } from './history/pacing.js';
import type { Link } from './link/link.js';
import type { MarketDataType } from './market-data/market-data-type.js';
import type { Screens } from './market-data/screens.js';
import type { BulletinBoard } from './news/bulletin-board.js';
import type { OrderIds } from './orders/order-ids.js';
import type { Pump } from './pump.js';
import type { Quota } from './quota.js';
import type { Scans } from './scanners/scans.js';
import type { GatewaySettings } from './settings.js';
import type { Subscriptions } from './subscriptions.js';
import type { Rejections } from './trouble/rejections.js';
import type { TwsError } from './tws-errors.js';
import type { Tickets } from './venue/tickets.js';
import type { Venue } from './venue/venue.js';

/** One client that has started the API, and all that a request handler may do about it. */
export interface Session {
  readonly backend: Backend;
  readonly clientId: number;
  /** The server version negotiated with this client. */
  readonly version: number;
  readonly subscriptions: Subscriptions;
  /** What the client asked for with reqMarketDataType. */
  marketDataType: MarketDataType;
  send<Shape extends object>(message: Layout<Shape>, values: Values<Shape>): void;
  /** A message of this session's version that has been written already. */
  sendBody(body: string): void;
  /** Errors, warnings and notices alike; the id -1 is for those about no request. */
  error(reqId: number, error: TwsError): void;
  /** Runs when the session ends, whoever ended it. */
  onEnd(task: () => void): void;
  /** What may happen to its connection. */
  readonly line: Line;
}

/** A client's connection, for whoever makes trouble. */
export interface Line {
  /** Ends at once, without a word. */
  drop(): void;
  /** Nothing more is sent, though everything is still read and done; what was held back goes out afterwards. */
  stall(isStalled: boolean): void;
  readonly isStalled: boolean;
  /** Ends in the middle of a frame. */
  cut(): void;
}

/** What all sessions of one gateway share. */
export interface Backend {
  /** The time that the market lives in. */
  readonly clock: Clock;
  /** The time that passes for whoever sends too much: pacing must not stand still with a fixed clock. */
  readonly wall: Clock;
  readonly market: Market;
  /** What of IB can be reached. */
  readonly link: Link;
  /** Orders to come that are to be turned down, whatever they are. */
  readonly rejections: Rejections;
  /** What lines of market data show now. */
  readonly screens: Screens;
  /** Rankings of the market, for scanners. */
  readonly scans: Scans;
  readonly settings: GatewaySettings;
  /** Where orders go, and what the accounts hold. */
  readonly venue: Venue;
  /** Orders that the venue knows of … */
  readonly tickets: Tickets;
  /** … and those that their clients have not transmitted yet. */
  readonly drafts: Tickets;
  readonly orderIds: OrderIds;
  readonly displayGroups: DisplayGroups;
  readonly bulletins: BulletinBoard;
  /** What the login's advisor has set up. */
  readonly advisor: Advisor;
  /** Returns once all that has happened is kept: before anybody is told of it. Throws when it cannot be. */
  settle(): void;
  /** Drives every subscription that goes on by itself. */
  readonly pump: Pump;
  readonly log: Log;
  readonly historyPacing: HistoryPacing;
  readonly quotas: {
    readonly marketData: Quota;
    readonly depth: Quota;
    readonly tickByTick: Quota;
    readonly historical: Quota;
  };
  /** Sessions that have started, by client id. */
  readonly sessions: Map<number, Session>;
}

/** What this login may do; where IB has a figure, the default is IB's. */
export interface GatewaySettings {
  /** Over all clients together; undefined lifts it. */
  readonly messagesPerSecond: number | undefined;
  readonly maxClients: number;
  /** How long a connection may take to start the API, in milliseconds. */
  readonly startWithin: number;
  readonly marketDataLines: number;
  readonly depthLines: number;
  readonly tickByTickLines: number;
  readonly openHistoricalRequests: number;
  /** Whether IB's pacing rules for history (162, 420) hold. */
  readonly historicalPacing: boolean;
  /** What may lie unread by a client that has stopped reading before it is dropped, in bytes. */
  readonly maxUnread: number;
  /** How often lines of market data show what changed, in milliseconds. */
  readonly quoteInterval: number;
  /** The zone of the login, in which times without a zone are understood. */
  readonly timeZone: string;
  /** Exchanges for which this login has paid for no live data: 354 and delayed ticks. */
  readonly delayedOnly: readonly string[];
  /** Whether the login has paid for the calendar of Wall Street Horizon. */
  readonly wallStreetHorizon: boolean;
  /** Accounts of an advisor's login that are asked about together, by the name of their group. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Refuse whatever trades: the API set to read-only (321). */
  readonly readOnly: boolean;
  /** The client that hears of everybody's orders. */
  readonly masterClientId: number | undefined;
}

export const defaultSettings: GatewaySettings = {
  messagesPerSecond: 50,
  maxClients: 32,
  startWithin: 30_000,
  marketDataLines: 100,
  depthLines: 3,
  tickByTickLines: 3,
  openHistoricalRequests: 50,
  historicalPacing: true,
  maxUnread: 16 * 1024 * 1024,
  quoteInterval: 250,
  timeZone: 'US/Eastern',
  delayedOnly: ['IBIS', 'LSE', 'EUREX'],
  wallStreetHorizon: false,
  groups: {},
  readOnly: false,
  masterClientId: undefined,
};

/** The login of whoever asks for no other. */
export const DEFAULT_ACCOUNT = 'DU1234567';

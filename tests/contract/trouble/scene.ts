import type { Gateway } from '../../../harness/gateway/create.js';
import type { GatewaySettings } from '../../../harness/gateway/settings.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway } from '../gateway.js';
import { AAPL as APPLE, conIdOf } from '../orders/contracts.js';
import type { Driver, TradingClient } from '../orders/driver.js';
import type { Told, ToldName } from '../orders/told.js';
import { textOf } from '../orders/told-text.js';

/** `ib_async` looks for its tickers by conId. */
export const AAPL = { ...APPLE, conId: conIdOf(APPLE) };

/** A real client, and what it has heard. */
export interface Actor extends Pick<TradingClient, 'requests' | 'place' | 'cancel'> {
  /** A line of each kind: prices 1, ticks 2, book 3, bars 4, bars of the past that are kept up to date 5. */
  watch(): void;
  /** Notices, errors and what became of orders since this was last asked, a short line each. */
  heard(): Promise<readonly string[]>;
  /** The same of notices and errors alone, with their texts. */
  notices(): Promise<readonly string[]>;
  /** Positions as they were told since this was last asked. */
  positions(): Promise<readonly number[]>;
  /** Ids of the requests for which data has come since this was last asked. */
  shown(): Promise<readonly number[]>;
  /** Resolves once the connection has ended. */
  ended(): Promise<void>;
}

/** A gateway on a port of its own with real clients, in which trouble is made. */
export interface Scene {
  readonly gateway: Gateway;
  readonly act: Gateway['trouble']['act'];
  connect(clientId?: number): Promise<Actor>;
  /** Lets time pass, for the market and for those who wait alike. */
  pass(ms: number): Promise<void>;
}

const DATA: readonly ToldName[] = [
  ...(['tickSize', 'tickByTickBidAsk', 'updateMktDepthL2', 'realtimeBar', 'historicalDataUpdate'] as const),
];
const STORY: readonly ToldName[] = [
  ...(['error', 'openOrder', 'orderStatus', 'execDetails', 'commissionReport'] as const),
];
/** What the book is made up of is said to everybody who asks for one. */
const DEPTH_EXCHANGES = 2152;
const STEP_MS = 500;

export async function onScene(
  driver: Driver,
  play: (scene: Scene) => Promise<void>,
  { at = MARKET_HOURS, settings = {} }: { at?: string; settings?: Partial<GatewaySettings> } = {},
): Promise<void> {
  const [clock, wall] = [steppedClock(at), steppedClock(0)];
  const { port, gateway, close } = await startGateway({ clock, wall, seed: 1, settings });
  const clients: TradingClient[] = [];
  try {
    await play({
      gateway,
      act: gateway.trouble.act,
      async connect(clientId = 1) {
        const client = await driver.connect(port, clientId);
        clients.push(client);
        return actor(client);
      },
      async pass(ms) {
        for (let left = ms; left > 0; left -= STEP_MS) {
          await wall.advance(Math.min(left, STEP_MS));
          await clock.advance(Math.min(left, STEP_MS));
        }
      },
    });
  } finally {
    for (const client of clients) await client.close();
    await close();
  }
}

function actor(client: TradingClient): Actor {
  const told: Told[] = [];
  /** How far each view has been looked at. */
  const seen = { heard: 0, notices: 0, positions: 0, shown: 0 };
  const { requests } = client;
  const fresh = async (view: keyof typeof seen): Promise<readonly Told[]> => {
    await client.settle();
    told.push(...client.take());
    const from = seen[view];
    seen[view] = told.length;
    return told.slice(from);
  };
  const isStory = ({ name, code }: Told) => STORY.includes(name) && code !== DEPTH_EXCHANGES;
  return {
    requests,
    place: client.place,
    cancel: client.cancel,
    watch() {
      requests.reqMktData(1, AAPL);
      requests.reqTickByTickData(2, AAPL);
      requests.reqMktDepth(3, AAPL);
      requests.reqRealTimeBars(4, AAPL);
      requests.reqHistoricalData(5, AAPL);
    },
    heard: async () => (await fresh('heard')).filter(isStory).map(textOf),
    notices: async () =>
      (await fresh('notices'))
        .filter(({ name, code }) => name === 'error' && code !== DEPTH_EXCHANGES)
        .map(({ id, code, text }) => `${id} ${code} ${text}`),
    positions: async () =>
      (await fresh('positions')).filter(({ name }) => name === 'position').map(({ position }) => position),
    async shown() {
      const data = (await fresh('shown')).filter(({ name }) => DATA.includes(name));
      return [...new Set(data.map(({ reqId }) => reqId))].sort((a, b) => a - b);
    },
    async ended() {
      while (!told.some(({ name }) => name === 'connectionClosed')) {
        await new Promise((resolve) => setImmediate(resolve));
        told.push(...client.take());
      }
    },
  };
}

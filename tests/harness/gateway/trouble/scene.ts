import { createGateway, type Gateway, type GatewayOptions } from '../../../../harness/gateway/create.js';
import type { Layout, Values } from '../../../../harness/wire/layout.js';
import { reqHistoricalData } from '../../../../harness/wire/requests/history.js';
import {
  reqMktData,
  reqMktDepth,
  reqRealTimeBars,
  reqTickByTickData,
} from '../../../../harness/wire/requests/market-data.js';
import { cancelOrder } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { connectClient, type TestClient } from '../client.js';
import { textOf } from './told.js';

type OrderValues = Partial<
  typeof placeOrder extends { shape?: infer Shape } ? Values<NonNullable<Shape>> : never
>;

export const AAPL = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
export const EURUSD = { symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' };

/** One client of a scene, and what it has been told. */
export interface Actor {
  readonly client: TestClient;
  send<Shape extends object>(layout: Layout<Shape>, given: Partial<Values<Shape>>): Promise<void>;
  /** A buy order for ten of AAPL, to the market unless told otherwise. */
  order(orderId: number, more?: OrderValues): Promise<void>;
  cancel(orderId: number): Promise<void>;
  /** A line of each kind: prices 1, ticks 2, book 3, bars 4, bars of the past that are kept up to date 5. */
  watch(contract?: object): Promise<void>;
  /** Notices, errors and what became of orders since this was last asked, a short line each. */
  told(): readonly string[];
  /** Ids of the requests for which data has come since this was last asked. */
  shown(): readonly number[];
}

/** A gateway in which trouble is made, on a market and a wall clock that go on when they are told to. */
export interface Scene {
  readonly gateway: Gateway;
  readonly act: Gateway['trouble']['act'];
  /** The market's time. */
  now(): number;
  connect(clientId?: number): Promise<Actor>;
  /** Lets the market's time pass. */
  pass(ms: number): Promise<void>;
  /** Lets the time of those who wait pass. */
  wait(ms: number): Promise<void>;
  /** Lets everything that is on its way arrive. */
  settle(): Promise<void>;
}

/** In the middle of a day of trading, unless told otherwise. */
export function openScene({
  at = '2026-03-03T16:30:00Z',
  ...options
}: { readonly at?: string } & Partial<GatewayOptions> = {}): Scene {
  const [clock, wall] = [steppedClock(at), steppedClock(0)];
  const settings = { messagesPerSecond: undefined, historicalPacing: false, ...options.settings };
  const gateway = createGateway({ seed: 1, wall, ...options, clock, settings });
  const clients: TestClient[] = [];
  const settle = async () => {
    for (const client of clients) await client.settle();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    gateway,
    act: gateway.trouble.act,
    now: () => Date.parse(gateway.trouble.status().time),
    settle,
    async connect(clientId = 1) {
      const client = await connectClient(gateway, { clientId });
      clients.push(client);
      return actor(client, settle);
    },
    async pass(ms) {
      await clock.advance(ms);
      await settle();
    },
    async wait(ms) {
      await wall.advance(ms);
      await settle();
    },
  };
}

function actor(client: TestClient, settle: () => Promise<void>): Actor {
  let [told, shown] = [0, 0];
  const send: Actor['send'] = async (layout, given) => {
    client.send(layout, unsetBut(layout, given));
    await settle();
  };
  const plain = { ...AAPL, action: 'BUY', totalQuantity: 10, orderType: 'MKT', tif: 'DAY', transmit: true };
  return {
    client,
    send,
    order: (orderId, more = {}) => send(placeOrder, { orderId, ...plain, ...more }),
    cancel: (orderId) => send(cancelOrder, { orderId }),
    async watch(contract = AAPL) {
      await send(reqMktData, { reqId: 1, ...contract });
      await send(reqTickByTickData, { reqId: 2, ...contract, tickType: 'BidAsk' });
      await send(reqMktDepth, { reqId: 3, ...contract, numRows: 5, isSmartDepth: true });
      await send(reqRealTimeBars, { reqId: 4, ...contract, whatToShow: 'MIDPOINT' });
      const bars = { barSizeSetting: '5 secs', durationStr: '60 S', whatToShow: 'MIDPOINT', formatDate: 1 };
      await send(reqHistoricalData, { reqId: 5, ...contract, ...bars, keepUpToDate: true });
    },
    told() {
      const fresh = client.messages.slice(told);
      told = client.messages.length;
      return fresh.flatMap(textOf);
    },
    shown() {
      const fresh = client.messages.slice(shown);
      shown = client.messages.length;
      const ids = fresh.flatMap((message) =>
        textOf(message).length === 0 && message.texts['reqId'] !== undefined
          ? Number(message.texts['reqId'])
          : [],
      );
      return [...new Set(ids)].sort((a, b) => a - b);
    },
  };
}

import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import type { GatewaySettings } from '../../../../harness/gateway/settings.js';
import type { Values } from '../../../../harness/wire/layout.js';
import { cancelOrder } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { createWorld } from '../../../../harness/world/world.js';
import type { Clock } from '../../../../platform/clock/clock.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import { connectClient, type TestClient } from '../client.js';

type OrderValues = Partial<
  typeof placeOrder extends { shape?: infer Shape } ? Values<NonNullable<Shape>> : never
>;

const AAPL = 265598;
const apple = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };

/** A gateway and clients that trade one stock in it. */
export interface Floor {
  readonly gateway: Gateway;
  /** The quote of the moment. */
  quote(): { readonly bid: number; readonly ask: number };
  connect(clientId: number): Promise<TestClient>;
  /** Sends a buy order for ten, to the market unless told otherwise, and lets the answer arrive. */
  order(client: TestClient, orderId: number, more?: OrderValues): Promise<void>;
  cancel(client: TestClient, orderId: number): Promise<void>;
  /** Lets time pass, beat by beat, and what comes of it arrive. */
  pass(ms: number): Promise<void>;
  /** Time that is suddenly later, as after a night or a restart: the gateway finds out when it is next asked. */
  leap(ms: number): void;
  /** Waits of the gateway on the market's clock. */
  timers(): number;
}

/** A stepped clock that can also jump without anybody being told. */
function leapingClock(at: string) {
  const stepped = steppedClock(at);
  let ahead = 0;
  let waiting = 0;
  const clock: Clock = {
    now: () => stepped.now() + ahead,
    monotonic: stepped.monotonic,
    after(ms, task) {
      waiting += 1;
      let isOver = false;
      const end = () => {
        if (!isOver) waiting -= 1;
        isOver = true;
      };
      const cancel = stepped.after(ms, () => {
        end();
        task();
      });
      return () => {
        end();
        cancel();
      };
    },
  };
  const leap = (ms: number) => {
    ahead += ms;
  };
  return { clock, leap, advance: stepped.advance, timers: () => waiting };
}

export function openFloor(settings: Partial<GatewaySettings> = {}, at = '2026-03-03T16:30:00Z'): Floor {
  const { clock, leap, advance, timers } = leapingClock(at);
  const gateway = createGateway({ clock, seed: 1, settings: { messagesPerSecond: undefined, ...settings } });
  const market = createWorld({ seed: 1 });
  const clients: TestClient[] = [];
  const settle = async () => {
    for (const client of clients) await client.settle();
  };
  return {
    gateway,
    leap,
    timers,
    quote() {
      const instrument = instrumentByConId(AAPL);
      const quote = instrument && market.snapshot(instrument, clock.now()).quote;
      if (!quote) throw new Error('expected a quote');
      return quote;
    },
    async connect(clientId) {
      const client = await connectClient(gateway, { clientId });
      clients.push(client);
      return client;
    },
    async order(client, orderId, more = {}) {
      const plain = { action: 'BUY', totalQuantity: 10, orderType: 'MKT', tif: 'DAY', transmit: true };
      client.send(placeOrder, unsetBut(placeOrder, { orderId, ...apple, ...plain, ...more }));
      await settle();
    },
    async cancel(client, orderId) {
      client.send(cancelOrder, unsetBut(cancelOrder, { orderId }));
      await settle();
    },
    async pass(ms) {
      await advance(ms);
      await settle();
    },
  };
}

/** What a client was told of orders, a short line each: `orderStatus 5 Filled`, `error 5 202`. */
export function toldOf(client: TestClient): string[] {
  return client.messages.flatMap(({ layout, texts }) => {
    const { orderId, status, errorCode, reqId } = texts;
    if (layout.name === 'errMsg' && reqId !== '-1') return `error ${reqId} ${errorCode}`;
    if (layout.name === 'orderStatus' || layout.name === 'openOrder')
      return `${layout.name} ${orderId} ${status}`;
    return layout.name === 'execDetails' || layout.name === 'commissionReport' ? layout.name : [];
  });
}

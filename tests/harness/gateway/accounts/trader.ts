import { createGateway } from '../../../../harness/gateway/create.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import type { Market } from '../../../../harness/world/market.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { connectClient, type TestClient } from '../client.js';
import { MOMENT } from './holdings.js';

export interface Trader {
  /** Hears of accounts; the orders are those of another client. */
  readonly client: TestClient;
  readonly another: (clientId: number) => Promise<TestClient>;
  readonly trade: (side: Side, quantity: number, of: Instrument, account?: string) => Promise<void>;
  /** Lets time pass, and what comes of it arrive. */
  readonly pass: (ms: number) => Promise<void>;
  /** What the messages of a name have said since the last time this was asked. */
  readonly heard: (name: string) => ReturnType<TestClient['named']>;
  readonly close: () => void;
}

/** A client that listens, and another one that trades at the market. */
export async function openTrader(
  accounts: readonly [string, ...string[]] = ['DU1'],
  {
    market,
    at = MOMENT,
    groups = {},
  }: {
    readonly market?: Market;
    readonly at?: number;
    readonly groups?: Readonly<Record<string, readonly string[]>>;
  } = {},
): Promise<Trader> {
  const clock = steppedClock(at);
  const settings = { messagesPerSecond: undefined, groups };
  const gateway = createGateway({ clock, accounts, settings, ...(market ? { market } : {}) });
  const client = await connectClient(gateway, { clientId: 1 });
  const trading = await connectClient(gateway, { clientId: 2 });
  const told = new Map<string, number>();
  let orderId = 0;
  const trade: Trader['trade'] = async (action, totalQuantity, of, account = accounts[0]) => {
    orderId += 1;
    const { conId, exchange } = of;
    const contract = { conId, exchange, symbol: of.symbol, secType: of.secType, currency: of.currency };
    const terms = { action, totalQuantity, account, orderType: 'MKT', tif: 'DAY', transmit: true };
    trading.send(placeOrder, unsetBut(placeOrder, { orderId, ...contract, ...terms }));
    await client.settle();
    const fills = trading.named('execDetails').filter(({ orderId: id }) => id === String(orderId));
    const filled = fills.reduce((sum, { shares }) => sum + Number(shares), 0);
    if (filled !== totalQuantity) throw new Error(`expected ${totalQuantity} filled, found ${filled}`);
  };
  return {
    client,
    trade,
    another: (clientId) => connectClient(gateway, { clientId }),
    async pass(ms) {
      await clock.advance(ms);
      await client.settle();
    },
    heard(name) {
      const all = client.named(name);
      const before = told.get(name) ?? 0;
      told.set(name, all.length);
      return all.slice(before);
    },
    close: () => gateway.close(),
  };
}

import type { GatewaySettings } from '../../../harness/gateway/settings.js';
import { type SteppedClock, steppedClock } from '../../../platform/clock/stepped.js';
import { MARKET_HOURS, startGateway } from '../gateway.js';
import type { Driver, TradingClient } from './driver.js';
import { type SceneMarket, SEED, sceneMarket } from './scene-market.js';
import type { Told, ToldName } from './told.js';

/** A gateway of its own for one scenario, and the clients in it. */
export interface Stage {
  readonly clock: SteppedClock;
  readonly market: SceneMarket;
  /** A client by its id, which connects when it is first asked for. */
  client(clientId: number): Promise<TradingClient>;
  /** Those that are connected, in the order in which they came. */
  clients(): readonly (readonly [clientId: number, client: TradingClient])[];
  /** Ends a client's connection; asked for again, it comes back. */
  leave(clientId: number): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** When it begins; on a day in the middle of trading, unless told otherwise. */
  readonly at?: string;
  readonly accounts?: readonly [string, ...string[]];
  readonly settings?: Partial<GatewaySettings>;
}

export async function openStage(
  driver: Driver,
  { at = MARKET_HOURS, ...options }: StageOptions = {},
): Promise<Stage> {
  const clock = steppedClock(at);
  const gateway = await startGateway({ ...options, clock, seed: SEED });
  const clients = new Map<number, TradingClient>();
  return {
    clock,
    market: sceneMarket(clock.now()),
    async client(clientId) {
      const known = clients.get(clientId);
      if (known) return known;
      const client = await driver.connect(gateway.port, clientId);
      clients.set(clientId, client);
      return client;
    },
    clients: () => [...clients],
    async leave(clientId) {
      await clients.get(clientId)?.close();
      clients.delete(clientId);
    },
    async close() {
      for (const client of clients.values()) await client.close();
      await gateway.close();
    },
  };
}

/** A play of one client, whatever becomes of it. */
export async function onStage(
  driver: Driver,
  play: (client: TradingClient, stage: Stage) => Promise<void>,
  options?: StageOptions,
): Promise<void> {
  const stage = await openStage(driver, options);
  try {
    await play(await stage.client(1), stage);
  } finally {
    await stage.close();
  }
}

/** What a client has been told under a name since it was last asked. */
export async function heard(client: TradingClient, name: ToldName): Promise<readonly Told[]> {
  await client.settle();
  return client.take().filter((told) => told.name === name);
}

import { createGateway, type Gateway } from '../../../harness/gateway/create.js';
import { listenGuard } from '../../../harness/guard/listen.js';
import type { Policy } from '../../../harness/guard/policy/policy.js';
import { type SteppedClock, steppedClock } from '../../../platform/clock/stepped.js';
import { startGuard, type TestGuard } from '../../harness/guard/guard.js';
import { type Witness, witnessed } from '../../harness/guard/witness.js';
import { MARKET_HOURS } from '../gateway.js';
import type { Driver, TradingClient } from '../orders/driver.js';
import { type SceneMarket, SEED, sceneMarket } from '../orders/scene-market.js';
import type { ToldName } from '../orders/told.js';
import { textOf } from '../orders/told-text.js';

const ACCOUNT = 'DU1234567';

/** Real clients over TCP before a guard, behind it the paper gateway with somebody at its door. */
export interface Scene
  extends Pick<TestGuard, 'kill' | 'crossings' | 'events' | 'log' | 'home' | 'audit' | 'guard' | 'watch'> {
  readonly gateway: Gateway;
  readonly clock: SteppedClock;
  readonly market: SceneMarket;
  /** What came through the guard, as it arrived. */
  readonly witness: Witness;
  readonly port: number;
  /** A client by its id, which connects when it is first asked for. */
  client(clientId?: number): Promise<TradingClient>;
  /** Ends a client's connection; asked for again, it comes back. */
  leave(clientId: number): Promise<void>;
  /** What a client has been told of orders since this was last asked, a line each; texts of errors with them. */
  heard(clientId?: number): Promise<readonly string[]>;
}

export interface SceneOptions {
  readonly policy?: Partial<Policy>;
  readonly accounts?: readonly [string, ...string[]];
}

const STORY: readonly ToldName[] = [...(['error', 'openOrder', 'orderStatus', 'execDetails'] as const)];

export async function onScene(
  driver: Driver,
  play: (scene: Scene) => Promise<void>,
  { policy = {}, accounts = [ACCOUNT] }: SceneOptions = {},
): Promise<void> {
  const clock = steppedClock(MARKET_HOURS);
  const gateway = createGateway({ clock, seed: SEED, accounts, settings: { messagesPerSecond: undefined } });
  const witness = witnessed(gateway);
  const guarded = await startGuard(witness, { policy });
  const { port, close } = await listenGuard(guarded.guard, { host: '127.0.0.1', port: 0 });
  const clients = new Map<number, TradingClient>();
  const client = async (clientId = 1) => {
    const found = clients.get(clientId) ?? (await driver.connect(port, clientId));
    clients.set(clientId, found);
    return found;
  };
  const leave = async (clientId: number) => {
    await clients.get(clientId)?.close();
    clients.delete(clientId);
  };
  try {
    await play({
      ...guarded,
      ...{ gateway, clock, witness, port, client, leave },
      market: sceneMarket(clock.now()),
      async heard(clientId) {
        const one = await client(clientId);
        await one.settle();
        return one
          .take()
          .filter(({ name }) => STORY.includes(name))
          .map((told) => (told.name === 'error' ? `${textOf(told)} ${reasonIn(told.text)}` : textOf(told)));
      },
    });
  } finally {
    for (const clientId of clients.keys()) await leave(clientId);
    await close();
    await guarded.close();
  }
}

/** What is said after the words with which TWS begins. */
function reasonIn(text: string): string {
  return text.replace(/^Order rejected - reason:/, '');
}

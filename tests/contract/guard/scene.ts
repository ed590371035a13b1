import { createGateway, type Gateway } from '../../../harness/gateway/create.js';
import { listenGuard } from '../../../harness/guard/listen.js';
import type { Policy } from '../../../harness/guard/policy/policy.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { type SteppedClock, steppedClock } from '../../../platform/clock/stepped.js';
import { systemClock } from '../../../platform/clock/system.js';
import { startGuard, type TestGuard } from '../../harness/guard/guard.js';
import { type Witness, witnessed } from '../../harness/guard/witness.js';
import { MARKET_HOURS } from '../gateway.js';
import type { Driver, TradingClient } from '../orders/driver.js';
import { type SceneMarket, SEED, sceneMarket } from '../orders/scene-market.js';
import type { Told, ToldName } from '../orders/told.js';
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
  /** The guard's clock, where time has to pass for it. */
  readonly wall?: Clock;
  /** What the guard finds in the gateway's place. */
  readonly between?: (gateway: Gateway) => Pick<Gateway, 'attach'>;
  /** The scene before, whose guard has ended: this one goes on with its folder and its gateway. */
  readonly after?: Pick<Scene, 'home' | 'gateway' | 'witness'>;
  /** The guard's folder, where it is to be a certain one. */
  readonly home?: string;
}

/** A scene that goes on until it is closed. */
export interface OpenScene extends Scene {
  close(options?: { readonly keep?: boolean }): Promise<void>;
}

const STORY: readonly ToldName[] = [...(['error', 'openOrder', 'orderStatus', 'execDetails'] as const)];

export async function openScene(driver: Driver, options: SceneOptions = {}): Promise<OpenScene> {
  const { policy = {}, accounts = [ACCOUNT], wall = systemClock, between, after } = options;
  const home = after?.home ?? options.home;
  const clock = steppedClock(MARKET_HOURS);
  const settings = { messagesPerSecond: undefined };
  const gateway = after?.gateway ?? createGateway({ clock, seed: SEED, accounts, settings });
  const witness = after?.witness ?? witnessed(between?.(gateway) ?? gateway);
  const guarded = await startGuard(witness, { policy, clock: wall, ...(home && { home }) });
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
  return {
    ...guarded,
    ...{ gateway, clock, witness, port, client, leave },
    market: sceneMarket(clock.now()),
    async heard(clientId) {
      const one = await client(clientId);
      await one.settle();
      return storyOf(one.take());
    },
    async close(how) {
      for (const clientId of clients.keys()) await leave(clientId);
      await close();
      await guarded.close(how);
    },
  };
}

export async function onScene(
  driver: Driver,
  play: (scene: Scene) => Promise<void>,
  options: SceneOptions = {},
): Promise<void> {
  const scene = await openScene(driver, options);
  try {
    await play(scene);
  } finally {
    await scene.close();
  }
}

/** What of all that a client has been told is about orders, a line each. */
export function storyOf(told: readonly Told[]): readonly string[] {
  return told
    .filter(({ name }) => STORY.includes(name))
    .map((each) => (each.name === 'error' ? `${textOf(each)} ${reasonIn(each.text)}` : textOf(each)));
}

/** What is said after the words with which TWS begins. */
function reasonIn(text: string): string {
  return text.replace(/^Order rejected - reason:/, '');
}

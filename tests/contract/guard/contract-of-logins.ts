import { describe, expect, test, vi } from 'vitest';
import { createGateway } from '../../../harness/gateway/create.js';
import { listenGuard } from '../../../harness/guard/listen.js';
import { type SteppedClock, steppedClock } from '../../../platform/clock/stepped.js';
import { startGuard, type TestGuard } from '../../harness/guard/guard.js';
import { type Witness, witnessed } from '../../harness/guard/witness.js';
import { MARKET_HOURS } from '../gateway.js';
import { AAPL } from '../orders/contracts.js';
import type { Driver } from '../orders/driver.js';
import type { Told } from '../orders/told.js';
import { type Interposed, interposed } from './interposed.js';
import { onScene, type Scene } from './scene.js';

/**
 * A client that connects and, without waiting for anything, sends an order. Gives what its user is shown of errors until
 * its connection is over, a text each.
 */
export type Attempt = (port: number) => Promise<readonly string[]>;

interface Refused {
  readonly port: number;
  readonly guarded: TestGuard;
  readonly witness: Witness;
  /** The guard's. */
  readonly wall: SteppedClock;
  readonly connections: () => number;
}

interface LoginOptions {
  readonly accounts?: readonly [string, ...string[]];
  readonly isSilent?: boolean;
}

/** A guard before a gateway with which it will have nothing to do. */
async function behind(
  { accounts = ['DU1234567'], isSilent = false }: LoginOptions,
  play: (refused: Refused) => Promise<void>,
): Promise<void> {
  const [clock, wall] = [steppedClock(MARKET_HOURS), steppedClock(MARKET_HOURS)];
  const gateway = createGateway({ clock, seed: 1, accounts });
  const witness = witnessed(interposed(gateway, { isSilent }));
  const guarded = await startGuard(witness, { clock: wall, isAlone: true });
  const { port, close } = await listenGuard(guarded.guard, { host: '127.0.0.1', port: 0 });
  try {
    await play({ port, guarded, witness, wall, connections: () => gateway.connections });
  } finally {
    await close();
    await guarded.close();
  }
}

const askedBy = (witness: Witness, clientId: number) =>
  witness.arrivals.flatMap((each) => (each.clientId === clientId ? each.message?.layout.name : []));

const SOON = { timeout: 10_000, interval: 2 };

export function contractOfLogins(driver: () => Driver, attempt: Attempt): void {
  describe('a login', () => {
    test.each([
      ['with a live account', ['U1234567'], 'U1234567'],
      ['with a paper account and a live one', ['DU1234567', 'U7654321'], 'U7654321'],
      ['of an advisor whose client is live', ['DF1000001', 'DU1000002', 'U1000003'], 'U1000003'],
    ] as const)(
      '%s: the client is told so, both sockets close, no order goes upstream',
      (_what, accounts, live) =>
        behind({ accounts }, async ({ port, guarded, witness, connections }) => {
          expect(await attempt(port)).toContainEqual(
            expect.stringMatching(
              new RegExp(`this login has the account ${live}, which is no paper account`),
            ),
          );
          expect(askedBy(witness, 1)).toEqual(['startApi']);
          expect(witness.orders()).toEqual([]);
          await vi.waitUntil(() => guarded.guard.connections === 0 && connections() === 0, SOON);
          expect(guarded.log.join('')).toContain('no paper account');
        }),
    );

    test('whose accounts are never named: what the client sends is held, and in the end it is told why', () =>
      behind({ isSilent: true }, async ({ port, guarded, witness, wall, connections }) => {
        const told = attempt(port);
        await vi.waitUntil(() => askedBy(witness, 1).includes('startApi'), SOON);
        await wall.advance(19_000);
        expect(guarded.guard.connections).toBe(1);
        await wall.advance(1000);
        expect(await told).toContainEqual(
          expect.stringContaining('the upstream has not named its accounts in time'),
        );
        expect(askedBy(witness, 1)).toEqual(['startApi']);
        await vi.waitUntil(() => guarded.guard.connections === 0 && connections() <= 1, SOON);
      }));
  });

  describe('a live account that is named later', () => {
    const onPaper = (play: (scene: Scene, upstream: Interposed) => Promise<void>) => {
      let upstream: Interposed | undefined;
      const between = (gateway: Scene['gateway']) => {
        upstream = interposed(gateway);
        return upstream;
      };
      return onScene(driver(), async (scene) => upstream && play(scene, upstream), { between });
    };

    // The guard's own connection is the first, the client's the second.
    test.each([
      ['to the client', 1],
      ['to the guard itself', 0],
    ])('%s: the session ends, and what was on its way to the upstream is not sent', (_whom, connection) =>
      onPaper(async (scene, upstream) => {
        const client = await scene.client();
        client.place(1, AAPL, { action: 'BUY', orderType: 'LMT', totalQuantity: 1, lmtPrice: 100 });
        await scene.heard();
        upstream.name(connection, 'DU1234567,U7654321');
        client.place(2, AAPL, { action: 'BUY', orderType: 'MKT', totalQuantity: 1 });
        const told: Told[] = [];
        await vi.waitUntil(() => {
          told.push(...client.take());
          return told.some(({ name }) => name === 'connectionClosed');
        }, SOON);
        const errors = told.flatMap(({ name, text }) => (name === 'error' ? text : []));
        expect(errors).toContainEqual(
          expect.stringMatching(/no paper account; the guard lets nobody through/),
        );
        expect(scene.witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1']);
        await vi.waitUntil(() => scene.guard.connections === 0, SOON);
        await scene.leave(1);
      }),
    );
  });
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { farms } from '../../../../harness/gateway/link/farms.js';
import type { ActionName } from '../../../../harness/gateway/trouble/actions.js';
import { Fault } from '../../../../platform/errors/fault.js';
import { type Actor, openScene, type Scene } from './scene.js';

type Deed = readonly [name: ActionName, parameters: Readonly<Record<string, unknown>>];

const symbol = fc.constantFrom('AAPL', 'SPY', 'EUR.USD', '265598');
const client = fc.constantFrom<number | 'all'>(1, 2, 'all');
const farm = fc.constantFrom(...farms);
const lasting = fc.constantFrom({}, { for: '2s' }, { for: '1m' });

const deed = (name: ActionName, parameters: Record<string, fc.Arbitrary<unknown>> = {}, canLast = false) =>
  fc
    .tuple(fc.record(parameters), canLast ? lasting : fc.constant({}))
    .map(([given, duration]): Deed => [name, { ...given, ...duration }]);

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  deed('drop', { client }),
  deed('cut', { client }),
  deed('stall', { client }, true),
  deed('unstall', { client }),
  deed('say', { code: fc.constant(2103), message: fc.constant('Something'), client }),
  deed('lose-connection', { data: fc.constantFrom('kept', 'lost') }, true),
  deed('restore-connection', { data: fc.constantFrom('kept', 'lost') }),
  deed('break-farm', { farm }, true),
  deed('mend-farm', { farm }),
  deed('steal-data', {}, true),
  deed('give-data-back'),
  deed('shut-down', {}, true),
  deed('start-up'),
  deed('halt', { symbol }, true),
  deed('resume', { symbol }),
  deed('jump', { symbol, by: fc.constantFrom('-30%', '+5%') }),
  deed('fill-partially', { symbol, size: fc.constant(3) }, true),
  deed('fill-freely', { symbol }),
  deed('widen-spread', { symbol, times: fc.constantFrom(1, 20) }, true),
  deed('calm-market'),
  deed('reject-next-order'),
  deed('reset-account'),
  deed('snapshot', { name: fc.constantFrom('a', 'b') }),
  deed('restore', { name: fc.constantFrom('a', 'b') }),
  deed('move-clock', { by: fc.constantFrom('1s', '20m') }),
);

/** Does it, or is told why it cannot be done. */
function attempt({ gateway }: Scene, [name, parameters]: Deed): void {
  try {
    gateway.trouble.perform(name, parameters);
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
  }
}

/** Those who are connected watch and trade as far as they can. */
async function tradeOn(actors: readonly Actor[], orderId: number): Promise<void> {
  for (const actor of actors) {
    if (actor.client.closed) continue;
    await actor.order(orderId, orderId % 2 === 0 ? {} : { orderType: 'LMT', lmtPrice: 200 });
    if (orderId % 5 === 0) await actor.watch();
  }
}

test('whatever trouble there was, it can be ended, and then the gateway is as good as ever', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { maxLength: 12 }), async (deeds) => {
      const scene = openScene();
      const actors = [await scene.connect(1), await scene.connect(2)];
      for (const [index, each] of deeds.entries()) {
        await tradeOn(actors, index + 1);
        attempt(scene, each);
        await scene.pass(1000);
        await scene.wait(1000);
      }
      for (const end of ['start-up', 'restore-connection', 'give-data-back', 'calm-market'] as const) {
        attempt(scene, [end, {}]);
      }
      for (const each of farms) attempt(scene, ['mend-farm', { farm: each }]);
      attempt(scene, ['drop', { client: 'all' }]);
      attempt(scene, ['reset-account', {}]);
      const last = await scene.connect(3);
      // Rejections have no end but orders.
      for (let orderId = 1000; scene.gateway.trouble.status().rejections.length > 0; orderId += 1) {
        await last.order(orderId);
      }
      [last.told(), last.shown()];
      await last.watch();
      await last.order(5000);
      await scene.pass(10_000);
      expect(last.told().slice(-2)).toEqual(['orderStatus 5000 Filled 10', 'commissionReport']);
      expect(last.shown()).toEqual([1, 2, 3, 4, 5]);
      expect(scene.gateway.trouble.status()).toMatchObject({
        ...{
          connection: 'up',
          brokenFarms: [],
          dataStolen: false,
          isShutDown: false,
          market: [],
          openOrders: 0,
        },
        clients: [{ id: 3, isStalled: false }],
      });
      scene.gateway.close();
    }),
    { numRuns: 8 },
  );
});

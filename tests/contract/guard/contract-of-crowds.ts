import { expect, test, vi } from 'vitest';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import { AAPL } from '../orders/contracts.js';
import type { Driver, TradingClient } from '../orders/driver.js';
import type { Told } from '../orders/told.js';
import { onScene, type Scene } from './scene.js';

const market = { action: 'BUY', orderType: 'MKT', totalQuantity: 1 };
const resting = { action: 'BUY', orderType: 'LMT', totalQuantity: 1, lmtPrice: 100 };
const CANCELLED = 'orderStatus 1 Cancelled 0/1';

const isError = (code: number) => (told: Told) => told.name === 'error' && told.code === code;

/** As fast as it can: so many questions, under the ids from 1. */
function askAtOnce({ requests }: TradingClient, questions: number): void {
  for (let reqId = 1; reqId <= questions; reqId += 1) requests.reqPnL(reqId, 'DU1234567');
}

/** Two clients, each with an order that waits. */
async function bothResting(scene: Scene): Promise<readonly [TradingClient, TradingClient]> {
  const both = [await scene.client(1), await scene.client(2)] as const;
  for (const client of both) client.place(1, AAPL, resting);
  for (const clientId of [1, 2]) expect(await scene.heard(clientId)).toContain('orderStatus 1 Submitted 0/1');
  return both;
}

/** What all clients share; `others` are clients of the other library. */
export function contractOfCrowds(driver: () => Driver, others: () => Driver): void {
  test('ten clients at once never use more of the day than there is of it', () =>
    onScene(
      driver(),
      async (scene) => {
        const ids = [1, 2, 3, 4, 5];
        const own = await Promise.all(ids.map((id) => scene.client(id)));
        const more = await Promise.all(ids.map((id) => others().connect(scene.port, 10 + id)));
        const all = [...own, ...more];
        // 225 dollars each: twenty of them would be too many.
        for (const orderId of [1, 2]) for (const client of all) client.place(orderId, AAPL, market);
        await Promise.all(all.map((client) => client.settle()));
        const told = all.flatMap((client) => client.take());
        const filled = told.filter(({ name, status }) => name === 'orderStatus' && status === 'Filled');
        const rules = told.filter(isError(201)).map(({ text }) => /guard: ([a-z-]+):/.exec(text)?.[1]);
        expect(rules).toEqual(new Array(12).fill('daily-notional'));
        expect(scene.witness.orders()).toHaveLength(8);
        expect(filled).toHaveLength(8);
        for (const client of more) await client.close();
      },
      { policy: { limits: { ...profiles.examples.limits, notionalPerDay: 2000 } } },
    ));

  test('more messages than the policy bears in a second wait, and are all answered', () =>
    onScene(
      driver(),
      async (scene) => {
        const client = await scene.client();
        askAtOnce(client, 30);
        await client.settle();
        const answers = client.take().filter(({ name }) => name === 'pnl');
        expect(new Set(answers.map(({ reqId }) => reqId)).size).toBe(30);
      },
      { policy: { messages: { perSecond: 20, waiting: 100 } } },
    ));

  test('more than may wait are told so: 100', () =>
    onScene(
      driver(),
      async (scene) => {
        const client = await scene.client();
        askAtOnce(client, 60);
        const errors: Told[] = [];
        await vi.waitUntil(
          () => {
            errors.push(...client.take().filter(isError(100)));
            return errors.length >= 30;
          },
          { timeout: 10_000 },
        );
        expect(errors[0]?.text).toContain('Max rate of messages per second has been exceeded:max=20 rec=21');
      },
      { policy: { messages: { perSecond: 20, waiting: 10 } } },
    ));

  test('where the policy allows a global cancel, all orders of all clients are cancelled', () =>
    onScene(driver(), async (scene) => {
      const [one] = await bothResting(scene);
      one.requests.reqGlobalCancel();
      for (const clientId of [1, 2]) expect(await scene.heard(clientId)).toContain(CANCELLED);
    }));

  test('the kill switch cancels what rests, of clients that have gone too, and nothing new goes through', () =>
    onScene(driver(), async (scene) => {
      const [one] = await bothResting(scene);
      await scene.leave(2);
      scene.kill.kill('enough');
      one.place(2, AAPL, market);
      const lines = await scene.heard(1);
      expect(lines).toContain(CANCELLED);
      expect(lines).toContainEqual(expect.stringMatching(/^error 2 201 guard: kill-switch: enough/));
      expect(scene.witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1', '1']);
      one.requests.reqAllOpenOrders();
      expect(await scene.heard(1)).toEqual([]);
    }));
}

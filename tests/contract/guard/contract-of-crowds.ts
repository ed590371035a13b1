import { expect, test, vi } from 'vitest';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import { AAPL, LOWER_CALL } from '../orders/contracts.js';
import type { Driver } from '../orders/driver.js';
import type { Told } from '../orders/told.js';
import { onScene } from './scene.js';

const market = { action: 'BUY', orderType: 'MKT', totalQuantity: 1 };
const resting = { action: 'BUY', orderType: 'LMT', totalQuantity: 1, lmtPrice: 100 };

/** What all clients share, and what they ask for besides orders; `others` are clients of the other library. */
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
        const refused = told.filter(({ name, code }) => name === 'error' && code === 201);
        expect(new Set(refused.map(({ text }) => /guard: ([a-z-]+):/.exec(text)?.[1]))).toEqual(
          new Set(['daily-notional']),
        );
        expect(scene.witness.orders()).toHaveLength(8);
        expect(filled).toHaveLength(8);
        expect(refused).toHaveLength(12);
        for (const client of more) await client.close();
      },
      { policy: { limits: { ...profiles.examples.limits, notionalPerDay: 2000 } } },
    ));

  test('more messages than the policy bears in a second wait, and are all answered', () =>
    onScene(
      driver(),
      async (scene) => {
        const client = await scene.client();
        for (let reqId = 1; reqId <= 30; reqId += 1) client.requests.reqPnL(reqId, 'DU1234567');
        await client.settle();
        const answered = new Set(
          client
            .take()
            .filter(({ name }) => name === 'pnl')
            .map(({ reqId }) => reqId),
        );
        expect(answered.size).toBe(30);
      },
      { policy: { messages: { perSecond: 20, waiting: 100 } } },
    ));

  test('more than may wait are told so: 100', () =>
    onScene(
      driver(),
      async (scene) => {
        const client = await scene.client();
        for (let reqId = 1; reqId <= 60; reqId += 1) client.requests.reqPnL(reqId, 'DU1234567');
        const told: Told[] = [];
        const errors = await vi.waitUntil(() => {
          told.push(...client.take());
          const found = told.filter(({ name, code }) => name === 'error' && code === 100);
          return found.length >= 30 ? found : undefined;
        });
        expect(errors[0]?.text).toContain('Max rate of messages per second has been exceeded:max=20 rec=21');
      },
      { policy: { messages: { perSecond: 20, waiting: 10 } } },
    ));

  test('an exercise, a global cancel and binding by hand are for the policy to allow', () =>
    onScene(
      driver(),
      async (scene) => {
        const client = await scene.client();
        client.place(1, AAPL, resting);
        await scene.heard();
        client.requests.exerciseOptions(5, LOWER_CALL, 1, 1, 'DU1234567');
        client.requests.reqGlobalCancel();
        client.requests.reqAutoOpenOrders(true);
        const lines = await scene.heard();
        expect(lines).toEqual([
          expect.stringMatching(/^error 5 321 .*'exerciseOptions' : cause - guard: read-only: /),
          expect.stringMatching(/^error -1 321 .*'reqGlobalCancel' : cause - guard: read-only: /),
          expect.stringMatching(/^error -1 321 .*'reqAutoOpenOrders' : cause - guard: read-only: .*by hand/),
        ]);
        for (const name of ['exerciseOptions', 'reqGlobalCancel', 'reqAutoOpenOrders']) {
          expect(scene.witness.arrived(name)).toEqual([]);
        }
      },
      { policy: { requests: [] } },
    ));

  test('where the policy allows a global cancel, all orders of all clients are cancelled', () =>
    onScene(driver(), async (scene) => {
      const [one, two] = [await scene.client(1), await scene.client(2)];
      one.place(1, AAPL, resting);
      two.place(1, AAPL, resting);
      await scene.heard(1);
      await scene.heard(2);
      one.requests.reqGlobalCancel();
      expect(await scene.heard(1)).toContain('orderStatus 1 Cancelled 0/1');
      expect(await scene.heard(2)).toContain('orderStatus 1 Cancelled 0/1');
    }));

  test('the kill switch cancels what rests, of all clients, and nothing new goes through', () =>
    onScene(driver(), async (scene) => {
      const [one, two] = [await scene.client(1), await scene.client(2)];
      one.place(1, AAPL, resting);
      two.place(1, AAPL, resting);
      await scene.heard(1);
      await scene.heard(2);
      await scene.leave(2);
      scene.kill.kill('enough');
      one.place(2, AAPL, market);
      const lines = await scene.heard(1);
      expect(lines).toContain('orderStatus 1 Cancelled 0/1');
      expect(lines).toContainEqual(expect.stringMatching(/^error 2 201 guard: kill-switch: enough/));
      expect(scene.witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1', '1']);
      one.requests.reqAllOpenOrders();
      expect(await scene.heard(1)).toEqual([]);
    }));
}

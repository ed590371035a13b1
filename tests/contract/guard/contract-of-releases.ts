import { expect, test, vi } from 'vitest';
import { ibs } from '../../server/cli/harness.js';
import { AAPL } from '../orders/contracts.js';
import type { Driver, TradingClient } from '../orders/driver.js';
import { taken, working } from '../orders/lines.js';
import { type OpenScene, openScene, storyOf } from './scene.js';

const resting = { action: 'BUY', orderType: 'LMT', totalQuantity: 1, lmtPrice: 100 };

const WHY = 'the robot has gone mad';
const refused = (orderId: number) => [
  expect.stringMatching(new RegExp(`^error ${orderId} 201 guard: kill-switch: ${WHY}`)),
  `orderStatus ${orderId} Cancelled 0/1`,
];
const through = (orderId: number) => [...taken(orderId, 1), ...working(orderId, 1)];

/** What a person types. */
async function byHand(home: string, ...args: readonly string[]): Promise<void> {
  expect(await ibs(['guard', ...args], { env: { IBS_HOME: home } })).toMatchObject({ exit: 0 });
}

/** From a kill to its release, with a client of each library; `others` are of the other one. */
export function contractOfReleases(driver: () => Driver, others: () => Driver): void {
  const bothOf = async ({ port }: OpenScene) =>
    Promise.all([driver().connect(port, 1), others().connect(port, 2)]);

  const heard = async (clients: readonly TradingClient[]) => {
    for (const client of clients) await client.settle();
    return clients.map((client) => storyOf(client.take()));
  };

  const expectEach = async (
    clients: readonly TradingClient[],
    orderId: number,
    lines: readonly unknown[],
  ) => {
    for (const client of clients) client.place(orderId, AAPL, resting);
    expect(await heard(clients)).toEqual([lines, lines]);
  };

  test('a kill cancels and refuses, a restart does not lift it, a release by a person does', async () => {
    const first = await openScene(driver());
    const { home, witness } = first;
    const clients = await bothOf(first);
    await expectEach(clients, 1, through(1));
    await byHand(home, 'kill', '--because', WHY);
    await vi.waitUntil(() => first.kill.isOn);
    for (const lines of await heard(clients)) expect(lines).toContain('orderStatus 1 Cancelled 0/1');
    await expectEach(clients, 2, refused(2));
    for (const client of clients) await client.close();
    await first.close({ keep: true });

    const second = await openScene(driver(), { after: first });
    expect(second.guard.status().openOrders).toBe(0);
    const again = await bothOf(second);
    await expectEach(again, 3, refused(3));
    expect(witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1', '1']);

    await byHand(home, 'release', '--yes');
    await vi.waitUntil(() => !second.kill.isOn);
    await expectEach(again, 4, through(4));
    for (const client of again) await client.close();
    await second.close();
  });
}

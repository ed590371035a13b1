import { describe, expect, test, vi } from 'vitest';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { expectAgreement } from '../../harness/guard/agreement.js';
import { MARKET_HOURS } from '../gateway.js';
import { AAPL } from '../orders/contracts.js';
import type { Driver, TradingClient } from '../orders/driver.js';
import { cancelled, taken, working } from '../orders/lines.js';
import type { Told } from '../orders/told.js';
import { onScene, type Scene, storyOf } from './scene.js';

const market = { action: 'BUY', orderType: 'MKT', totalQuantity: 1 };
const resting = { action: 'BUY', orderType: 'LMT', totalQuantity: 1, lmtPrice: 100 };
/** For one at the market and one that rests, and for nothing else that matters. */
const FOR_BOTH = { limits: { ...profiles.examples.limits, notionalPerDay: 400 } };
/** Until then an order that nobody has heard of may be on its way. */
const ON_ITS_WAY = 5000;

/** Trouble between an order and what the gateway says of it, as a real client behind the guard lives through it. */
export function contractOfTrouble(driver: () => Driver): void {
  /** A scene in whose gateway two orders have arrived, of which the client has heard nothing. */
  const onSilence = (
    play: (scene: Scene, client: TradingClient, pass: () => Promise<void>) => Promise<void>,
  ) => {
    const wall = steppedClock(MARKET_HOURS);
    const silent = async (scene: Scene) => {
      const client = await scene.client();
      scene.gateway.trouble.act('stall', { client: 1 });
      client.place(1, AAPL, market);
      client.place(2, AAPL, resting);
      await vi.waitUntil(() => scene.witness.orders().length === 2);
      expect(storyOf(client.take())).toEqual([]);
      expect(scene.guard.status().openOrders).toBe(2);
      await play(scene, client, async () => void (await wall.advance(ON_ITS_WAY)));
      await expectAgreement({ ...scene, file: scene.audit.file });
    };
    return onScene(driver(), silent, { policy: FOR_BOTH, wall });
  };

  /** All that a client is told until something is. */
  const toldUntil = async (client: TradingClient, isLast: (told: Told) => boolean) => {
    const all: Told[] = [];
    await vi.waitUntil(() => {
      all.push(...client.take());
      return all.some(isLast);
    });
    return storyOf(all);
  };
  /** One more at the market would be too much for the day. */
  const expectDayFull = async (client: TradingClient) => {
    client.place(3, AAPL, market);
    const lines = await toldUntil(client, ({ name, orderId }) => name === 'orderStatus' && orderId === 3);
    expect(lines).toContainEqual(
      expect.stringMatching(/^error 3 201 guard: daily-notional: it may move 2\d\d/),
    );
  };

  describe('between an order and its acknowledgement', () => {
    test('the gateway stalls: the day counts what may have filled, and the client hears all of it later', () =>
      onSilence(async (scene, client) => {
        await expectDayFull(client);
        scene.gateway.trouble.act('unstall', { client: 1 });
        const lines = await scene.heard();
        expect(lines.filter((line) => / 1 | 2 /.test(line))).toEqual(lines);
        expect(lines.filter((line) => line.startsWith('orderStatus 1 Filled 1/0'))).toHaveLength(1);
        expect(lines).toEqual(expect.arrayContaining([...working(2, 1)]));
      }));

    test.each([
      ['the connection is dropped', 'drop', 1, []],
      ['the connection is cut in the middle of a message', 'cut', 1, ['orderStatus 2 Submitted 0/1']],
      ['every connection is dropped, the guard’s own too', 'drop', 'all', []],
    ] as const)(
      '%s: the client learns of it, and of its orders when it is back',
      (_what, lever, whom, last) =>
        onSilence(async (scene, client, pass) => {
          scene.gateway.trouble.act(lever, { client: whom });
          const lines = await toldUntil(client, ({ name }) => name === 'connectionClosed');
          expect(lines.slice(-1)).toEqual(last);
          await scene.leave(1);
          await pass();
          const again = await scene.client();
          await expectDayFull(again);
          again.requests.reqExecutions({});
          again.requests.reqAllOpenOrders();
          const later = await scene.heard();
          expect(later).toContainEqual(expect.stringMatching(/^execDetails 1 BOT 1 @ /));
          expect(later).toContain('openOrder 2 Submitted');
          again.place(4, AAPL, { ...resting, lmtPrice: 1 });
          expect(await scene.heard()).toEqual([...taken(4, 1), ...working(4, 1)]);
          expect(scene.witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1', '2', '4']);
        }),
    );
  });

  test('the connection to IB is lost: a new order is refused, a cancel waits there, and all agree afterwards', () =>
    onScene(driver(), async (scene) => {
      const client = await scene.client();
      client.place(1, AAPL, resting);
      await scene.heard();
      scene.gateway.trouble.act('lose-connection', {});
      client.cancel(1);
      client.place(2, AAPL, market);
      expect(await scene.heard()).toEqual([
        expect.stringMatching(/^error -1 1100/),
        expect.stringMatching(/^error 2 201 guard: unknown: /),
        'orderStatus 2 Cancelled 0/1',
      ]);
      scene.gateway.trouble.act('restore-connection', {});
      const lines = await scene.heard();
      expect(lines[0]).toMatch(/^error -1 1102/);
      expect(lines.slice(1).map((line) => line.replace(/ Order.*/, ''))).toEqual(cancelled(1, 1));
      expect(scene.witness.arrived('placeOrder').map(({ orderId }) => orderId)).toEqual(['1']);
      await expectAgreement({ ...scene, file: scene.audit.file });
    }));
}

import { describe, expect, test } from 'vitest';
import { AAPL, BTC, EURUSD, LOWER_CALL, VERTICAL } from '../orders/contracts.js';
import type { Driver, PlainOrder, TradingClient } from '../orders/driver.js';
import { filled, taken, working } from '../orders/lines.js';
import { onScene, type Scene } from './scene.js';

const BELOW = 100;
const resting: PlainOrder = { action: 'BUY', orderType: 'LMT', totalQuantity: 5, lmtPrice: BELOW };
const tooMany = 'guard: quantity: 25 shares where 10 are allowed (policy examples)';

interface Family {
  readonly parent?: PlainOrder;
  readonly target?: PlainOrder;
  readonly stop?: PlainOrder;
}

/** An entry, a limit order that takes the profit and a stop: the last of them sends all three. */
function placeBracket(client: TradingClient, { parent, target, stop }: Family): void {
  const exit = { action: 'SELL', totalQuantity: 5, parentId: 1 };
  client.place(1, AAPL, { ...resting, orderType: 'MKT', transmit: false, ...parent });
  client.place(2, AAPL, { ...exit, orderType: 'LMT', lmtPrice: 300, transmit: false, ...target });
  client.place(3, AAPL, { ...exit, orderType: 'STP', auxPrice: 150, transmit: true, ...stop });
}

const orderIdsOf = (scene: Scene) =>
  scene.witness.arrived('placeOrder').map(({ orderId }) => Number(orderId));

/** What orders a guard lets through, and what becomes of the others, as a real client sees it. */
export function contractOfOrders(driver: () => Driver): void {
  describe('a modification', () => {
    test('that grows an order past its limit: 201, and the order is told as it still stands', () =>
      onScene(driver(), async (scene) => {
        const client = await scene.client();
        client.place(1, AAPL, resting);
        expect(await scene.heard()).toEqual([...taken(1, 5), ...working(1, 5)]);
        client.place(1, AAPL, { ...resting, totalQuantity: 25 });
        expect(await scene.heard()).toEqual([`error 1 201 ${tooMany}`, ...working(1, 5)]);
        expect(orderIdsOf(scene)).toEqual([1]);
        client.place(1, AAPL, { ...resting, totalQuantity: 10 });
        expect(await scene.heard()).toContain('orderStatus 1 Submitted 0/10');
      }));

    test('that would turn an order round: 201, and it stands as it was', () =>
      onScene(driver(), async (scene) => {
        const client = await scene.client();
        client.place(1, AAPL, resting);
        await scene.heard();
        client.place(1, AAPL, { ...resting, action: 'SELL' });
        const [error, ...rest] = await scene.heard();
        expect(error).toContain('guard: modification: ');
        expect(rest).toEqual(working(1, 5));
        expect(orderIdsOf(scene)).toEqual([1]);
      }));

    test('the same after the client has gone and come back, when only the upstream knows the order', () =>
      onScene(driver(), async (scene) => {
        (await scene.client()).place(1, AAPL, resting);
        await scene.heard();
        await scene.leave(1);
        const client = await scene.client();
        await scene.heard();
        client.place(1, AAPL, { ...resting, totalQuantity: 25 });
        expect(await scene.heard()).toEqual([`error 1 201 ${tooMany}`, ...working(1, 5)]);
        expect(orderIdsOf(scene)).toEqual([1]);
      }));

    test('within the limit goes through, and a filled order cannot be grown either', () =>
      onScene(driver(), async (scene) => {
        const client = await scene.client();
        client.place(1, AAPL, { ...resting, orderType: 'MKT' });
        await scene.heard();
        client.place(1, AAPL, { ...resting, orderType: 'MKT', totalQuantity: 25 });
        const lines = await scene.heard();
        expect(lines[0]).toBe(`error 1 201 ${tooMany}`);
        expect(orderIdsOf(scene)).toEqual([1]);
      }));
  });

  describe('a what-if', () => {
    test('goes through, and one that is too large is refused without an end', () =>
      onScene(driver(), async (scene) => {
        const client = await scene.client();
        client.place(1, AAPL, { ...resting, whatIf: true });
        expect(await scene.heard()).toEqual(['openOrder 1 PreSubmitted']);
        client.place(2, AAPL, { ...resting, totalQuantity: 25, whatIf: true });
        expect(await scene.heard()).toEqual([`error 2 201 ${tooMany}`]);
        expect(orderIdsOf(scene)).toEqual([1]);
      }));
  });

  describe('a bracket', () => {
    test('within the rules goes through, and its parent fills', () =>
      onScene(driver(), async (scene) => {
        const { ask } = scene.market.quote(AAPL);
        placeBracket(await scene.client(), {});
        const lines = await scene.heard();
        expect(lines).toContain(`orderStatus 1 Filled 5/0 @ ${ask}`);
        expect(lines).toContain('orderStatus 2 Submitted 0/5');
        expect(lines).toContain('orderStatus 3 PreSubmitted 0/5 trigger');
        expect(orderIdsOf(scene)).toEqual([1, 2, 3]);
      }));

    const ended = (orderId: number, quantity: number) => `orderStatus ${orderId} Cancelled 0/${quantity}`;

    test.each([
      ['its parent breaks', { parent: { totalQuantity: 25 } }, 1, []],
      ['its first child breaks', { target: { totalQuantity: 25 } }, 2, [1]],
      ['its last child breaks', { stop: { totalQuantity: 25 } }, 3, [1, 2]],
    ] as const)(
      'of which %s a rule is refused as a whole: nothing of it trades',
      (_what, family, bad, sent) =>
        onScene(driver(), async (scene) => {
          placeBracket(await scene.client(), family);
          const lines = await scene.heard();
          expect(lines).toContain(`error ${bad} 201 ${tooMany}`);
          for (const orderId of [1, 2, 3]) {
            expect(lines).toContain(ended(orderId, orderId === bad ? 25 : 5));
            const errors = lines.filter((line) => line.startsWith(`error ${orderId} 201`));
            expect(errors).toHaveLength(1);
          }
          // What had gone ahead untransmitted is taken back, and the gateway has no order left.
          expect(orderIdsOf(scene)).toEqual(sent);
          const client = await scene.client();
          client.requests.reqAllOpenOrders();
          expect(await scene.heard()).toEqual([]);
        }),
    );

    test('child without its parent is refused', () =>
      onScene(driver(), async (scene) => {
        const client = await scene.client();
        client.place(2, AAPL, { ...resting, parentId: 77 });
        expect(await scene.heard()).toEqual([
          'error 2 201 guard: parent: nothing is known of order 77, its parent (policy examples)',
          'orderStatus 2 Cancelled 0/5',
        ]);
        expect(orderIdsOf(scene)).toEqual([]);
      }));
  });

  describe('of all kinds', () => {
    test.each([
      ['an option', LOWER_CALL, { totalQuantity: 2 }],
      ['a combination', VERTICAL, { totalQuantity: 2 }],
      ['a currency', EURUSD, { totalQuantity: 25_000 }],
      ['money for coins', BTC, { totalQuantity: 0, cashQty: 1000, tif: 'IOC' }],
    ] as const)('%s within the rules goes through and fills', (_what, contract, order) =>
      onScene(driver(), async (scene) => {
        const client = await scene.client();
        client.place(1, contract, { action: 'BUY', orderType: 'MKT', ...order });
        const lines = await scene.heard();
        expect(lines.filter((line) => line.startsWith('orderStatus 1 Filled'))).not.toEqual([]);
        expect(lines.filter((line) => line.startsWith('error'))).toEqual([]);
      }),
    );
  });

  test('one account of several has to be named', () =>
    onScene(
      driver(),
      async (scene) => {
        const client = await scene.client();
        client.place(1, AAPL, resting);
        client.place(2, AAPL, { ...resting, account: 'DU7654321' });
        const lines = await scene.heard();
        expect(lines.filter((line) => line.startsWith('error'))).toEqual([
          'error 1 201 guard: account: no account is named where the login has 3 (policy examples)',
        ]);
        expect(lines).toContain('orderStatus 2 Submitted 0/5');
        expect(orderIdsOf(scene)).toEqual([2]);
      },
      { accounts: ['DF1234567', 'DU1234567', 'DU7654321'] },
    ));

  test('a cancel goes through, also of an order of another session of the same client', () =>
    onScene(driver(), async (scene) => {
      (await scene.client()).place(1, AAPL, resting);
      await scene.heard();
      await scene.leave(1);
      const client = await scene.client();
      await scene.heard();
      client.cancel(1);
      expect(await scene.heard()).toContain('orderStatus 1 Cancelled 0/5');
    }));

  test('filled lines are those of the gateway, in its order', () =>
    onScene(driver(), async (scene) => {
      const client = await scene.client();
      client.place(1, AAPL, { ...resting, orderType: 'MKT' });
      const { ask } = scene.market.quote(AAPL);
      const all = [...taken(1, 5), ...filled(1, { side: 'BOT', quantity: 5, price: ask })];
      expect(await scene.heard()).toEqual(all.filter((line) => !line.startsWith('commission')));
    }));
}

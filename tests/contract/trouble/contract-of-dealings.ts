import { describe, expect, test } from 'vitest';
import type { Driver } from '../orders/driver.js';
import { buy, executed, filled, resting } from './lines.js';
import { AAPL, onScene } from './scene.js';

/** What one kind of real client sees of trouble with its orders, its account and the market. */
export function contractOfDealings(driver: () => Driver): void {
  describe('orders and accounts', () => {
    test('the next order: 201 with the reason, Inactive', () =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        act('reject-next-order', { reason: 'Not today.' });
        client.place(1, AAPL, buy);
        expect(await client.notices()).toEqual(['1 201 Order rejected - reason:Not today.']);
        expect(await client.heard()).toEqual([
          ...['error 1 201', 'openOrder 1 Inactive', 'orderStatus 1 Inactive 0/10'],
        ]);
        client.place(2, AAPL, buy);
        expect(await client.heard()).toEqual(filled(2));
      }));

    test('part by part: executions that add up', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        act('fill-partially', { symbol: 'AAPL', size: 40 });
        client.place(1, AAPL, { ...buy, totalQuantity: 100 });
        await pass(300_000);
        const statuses = (await client.heard()).filter((line) => line.startsWith('orderStatus'));
        expect(statuses[1]).toMatch(/^orderStatus 1 Submitted 40\/60/);
        expect(statuses.at(-1)).toMatch(/^orderStatus 1 Filled 100\/0/);
      }));

    test('a reset: 202 for what was open, position 0', () =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        client.requests.reqPositions();
        client.place(1, AAPL, buy);
        client.place(2, AAPL, resting);
        await client.heard();
        expect((await client.positions()).at(-1)).toBe(10);
        act('reset-account', {});
        expect(await client.heard()).toEqual(['orderStatus 2 Cancelled 0/10', 'error 2 202']);
        expect(await client.positions()).toEqual([0]);
      }));

    test('a snapshot, and back', () =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        client.place(1, AAPL, resting);
        await client.heard();
        act('snapshot', { name: 'resting' });
        client.cancel(1);
        await client.heard();
        act('restore', { name: 'resting' });
        client.requests.reqOpenOrders();
        expect(await client.heard()).toEqual(['openOrder 1 Submitted', 'orderStatus 1 Submitted 0/10']);
      }));
  });

  describe('the market and its time', () => {
    test('a jump fills what it passes', () =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        client.place(1, AAPL, resting);
        await client.heard();
        act('jump', { symbol: 'AAPL', by: '-20%' });
        expect(await client.heard()).toEqual(executed(1));
      }));

    test('a halt keeps orders waiting', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        act('halt', { symbol: 'AAPL', for: '60s' });
        client.place(1, AAPL, buy);
        await pass(30_000);
        expect((await client.heard()).join()).not.toContain('execDetails');
        await pass(30_000);
        expect((await client.heard()).slice(-4)).toEqual(executed(1));
      }));

    test('the clock past the close: DAY ends with 202', () =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        client.place(1, AAPL, { ...resting, tif: 'DAY' });
        await client.heard();
        act('move-clock', { to: '16:00:01' });
        expect(await client.heard()).toEqual(['orderStatus 1 Cancelled 0/10', 'error 1 202']);
      }));
  });
}

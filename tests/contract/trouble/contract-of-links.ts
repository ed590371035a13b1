import { describe, expect, test } from 'vitest';
import type { Driver } from '../orders/driver.js';
import { buy, executed, filled, LIVE, resting } from './lines.js';
import { AAPL, onScene } from './scene.js';

/** What one kind of real client sees when something on the way to IB, or to the gateway, is amiss. */
export function contractOfLinks(driver: () => Driver): void {
  describe('the connection to IB', () => {
    test('1100, silence, 1102, and everything goes on', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        client.watch();
        await client.notices();
        await pass(10_000);
        expect(await client.shown()).toEqual([...LIVE, 5]);
        act('lose-connection', {});
        expect(await client.notices()).toEqual([
          '-1 1100 Connectivity between IBKR and Trader Workstation has been lost.',
          '5 10182 Failed to request live updates (disconnected).',
        ]);
        await client.shown();
        await pass(10_000);
        expect(await client.shown()).toEqual([]);
        act('restore-connection', {});
        expect(await client.notices()).toEqual([
          '-1 1102 Connectivity between IBKR and Trader Workstation has been restored - data maintained. All data' +
            ' farms are connected: usfarm.nj; usfuture; cashfarm; usopt; eufarm; usfarm; ushmds; secdefnj.',
        ]);
        await pass(10_000);
        expect(await client.shown()).toEqual(LIVE);
      }));

    test('1101: what was subscribed has ended, and is asked for anew under the same ids', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        client.watch();
        await client.notices();
        act('lose-connection', { for: '5s', data: 'lost' });
        await pass(5000);
        expect((await client.notices()).at(-1)).toBe(
          '-1 1101 Connectivity between IBKR and Trader Workstation has been restored - data lost.',
        );
        await client.shown();
        await pass(10_000);
        expect(await client.shown()).toEqual([]);
        client.watch();
        await pass(10_000);
        expect(await client.notices()).toEqual([]);
        expect(await client.shown()).toEqual([...LIVE, 5]);
      }));

    test('orders of the meantime are placed afterwards, after the executions of the meantime', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        client.place(1, AAPL, { ...buy, goodAfterTime: '20260303 11:31:00 US/Eastern' });
        client.place(2, AAPL, resting);
        await client.heard();
        act('lose-connection', {});
        expect(await client.heard()).toEqual(['error -1 1100']);
        client.place(3, AAPL, buy);
        client.cancel(2);
        await pass(90_000);
        expect(await client.heard()).toEqual([]);
        act('restore-connection', {});
        expect(await client.heard()).toEqual([
          'error -1 1102',
          ...['openOrder 1 Submitted', 'orderStatus 1 Submitted 0/10', ...executed(1)],
          ...filled(3),
          ...['orderStatus 2 Cancelled 0/10', 'error 2 202'],
        ]);
      }));

    test('who connects without it gets 2110, the account and its orders', () =>
      onScene(driver(), async ({ connect, act }) => {
        const first = await connect(2);
        first.place(1, AAPL, buy);
        await first.heard();
        act('lose-connection', {});
        const client = await connect(1);
        client.requests.reqPositions();
        expect(await client.positions()).toContain(10);
        expect(await client.heard()).toEqual([]);
        act('restore-connection', {});
        expect((await client.heard())[0]).toBe('error -1 1102');
      }));
  });

  describe('data', () => {
    test('a farm: 2103, its lines silent, 2104', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        client.watch();
        await client.notices();
        act('break-farm', { farm: 'usfarm', for: '20s' });
        expect(await client.notices()).toEqual(['-1 2103 Market data farm connection is broken:usfarm']);
        await client.shown();
        await pass(10_000);
        expect(await client.shown()).toEqual([5]);
        await pass(20_000);
        expect(await client.notices()).toEqual(['-1 2104 Market data farm connection is OK:usfarm']);
        expect(await client.shown()).toEqual([...LIVE, 5]);
      }));

    test('history: 2105, 10182, 162, 2106', () =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        client.requests.reqHistoricalData(5, AAPL);
        await client.notices();
        act('break-farm', { farm: 'ushmds' });
        client.requests.reqHistoricalData(6, AAPL);
        expect(await client.notices()).toEqual([
          '-1 2105 HMDS data farm connection is broken:ushmds',
          '5 10182 Failed to request live updates (disconnected).',
          '6 162 Historical Market Data Service error message:HMDS server disconnect occurred.  Attempting reconnection...',
        ]);
        act('mend-farm', { farm: 'ushmds' });
        expect(await client.notices()).toEqual(['-1 2106 HMDS data farm connection is OK:ushmds']);
      }));

    test('another session: 10197 on each line, and prices again when it has ended', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        client.watch();
        await client.notices();
        act('steal-data', {});
        expect(await client.notices()).toEqual(
          LIVE.map((reqId) => `${reqId} 10197 No market data during competing live session`),
        );
        await client.shown();
        await pass(10_000);
        expect(await client.shown()).toEqual([5]);
        act('give-data-back', {});
        await pass(10_000);
        expect(await client.shown()).toEqual([...LIVE, 5]);
      }));
  });

  describe('connections of clients', () => {
    test.each(['drop', 'cut'] as const)('%s: it sees the end, and comes back', (action) =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        client.place(1, AAPL, resting);
        await client.heard();
        act(action, { client: 1 });
        await client.ended();
        const again = await connect();
        again.requests.reqOpenOrders();
        expect(await again.heard()).toContain('openOrder 1 Submitted');
      }),
    );

    test('shut-down: everybody is out, nobody gets in, and then everybody does', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const clients = [await connect(1), await connect(2)];
        act('shut-down', { for: '30s' });
        for (const client of clients) await client.ended();
        await pass(30_000);
        const again = await connect(1);
        again.place(1, AAPL, resting);
        expect(await again.heard()).toContain('openOrder 1 Submitted');
      }));

    test('stall: nothing, and then everything in its order', () =>
      onScene(driver(), async ({ connect, act, pass }) => {
        const client = await connect();
        act('stall', { client: 1, for: '5s' });
        client.place(1, AAPL, buy);
        const heard = client.heard();
        await pass(5000);
        expect(await heard).toEqual(filled(1));
      }));

    test('say: any code', () =>
      onScene(driver(), async ({ connect, act }) => {
        const client = await connect();
        act('say', { code: 2100, message: 'New account data requested from TWS.' });
        act('say', { code: 300, message: 'Ticker unknown', reqId: 77 });
        expect(await client.notices()).toEqual([
          '-1 2100 New account data requested from TWS.',
          '77 300 Ticker unknown',
        ]);
      }));
  });
}

import { describe, expect, test } from 'vitest';
import { AAPL, conIdOf, LOWER_CALL, UPPER_CALL, VERTICAL } from './contracts.js';
import type { Driver } from './driver.js';
import { heard, onStage } from './stage.js';

const MARKET = { action: 'BUY', orderType: 'MKT', totalQuantity: 10 } as const;

/** What stands in the messages about trades, as one kind of client understands it. */
export function contractOfExecutions(driver: () => Driver): void {
  describe('executions', () => {
    test('an execution names its order, and its commission names it', () =>
      onStage(driver(), async (client, { market }) => {
        const rows = market.rows(AAPL, 'asks');
        const first = rows[0]?.size ?? 0;
        client.place(3, AAPL, { ...MARKET, totalQuantity: first + 100, orderRef: 'mine' });
        await client.settle();
        const told = client.take();
        const executions = told
          .filter(({ name }) => name === 'execDetails')
          .map(({ execution }) => execution);
        const reports = told.filter(({ name }) => name === 'commissionReport').map(({ report }) => report);
        expect(executions.map(({ shares, cumQty, avgPrice }) => [shares, cumQty, avgPrice])).toEqual([
          [first, first, rows[0]?.price],
          [
            100,
            first + 100,
            expect.closeTo((first * (rows[0]?.price ?? 0) + 100 * (rows[1]?.price ?? 0)) / (first + 100), 6),
          ],
        ]);
        for (const execution of executions) {
          expect(execution).toMatchObject({
            orderId: 3,
            clientId: 1,
            orderRef: 'mine',
            acctNumber: 'DU1234567',
          });
          expect(execution.lastLiquidity).toBe(2);
          expect(execution.execId).toMatch(/^[0-9a-f]{8}\.[0-9a-f]{8}\.\d\d\.\d\d$/);
        }
        expect(reports.map((report) => report?.execId)).toEqual(executions.map(({ execId }) => execId));
        expect(new Set(executions.map(({ execId }) => execId)).size).toBe(2);
      }));

    test('an order that waited has added what it traded', () =>
      onStage(driver(), async (client, { market, clock }) => {
        const low = market.lowestAsk(AAPL);
        client.place(1, AAPL, { ...MARKET, orderType: 'LMT', lmtPrice: low.price });
        await client.settle();
        await clock.advance(low.at - clock.now() + 250);
        const [told] = await heard(client, 'execDetails');
        expect(told?.execution.lastLiquidity).toBe(1);
      }));

    test('a combo: the whole as BAG, then its legs', () =>
      onStage(driver(), async (client) => {
        client.place(1, VERTICAL, { ...MARKET, totalQuantity: 2 });
        const told = await heard(client, 'execDetails');
        expect(
          told.map(({ contract, execution }) => [contract.secType, execution.side, execution.shares]),
        ).toEqual([
          ['BAG', 'BOT', 2],
          ['OPT', 'BOT', 2],
          ['OPT', 'SLD', 2],
        ]);
        expect(told.slice(1).map(({ contract }) => contract.conId)).toEqual([
          conIdOf(LOWER_CALL),
          conIdOf(UPPER_CALL),
        ]);
        client.requests.reqPositions();
        const held = await heard(client, 'position');
        expect(held.map(({ contract, position }) => [contract.conId, position])).toEqual(
          [
            [conIdOf(LOWER_CALL), 2],
            [conIdOf(UPPER_CALL), -2],
          ].sort(([a = 0], [b = 0]) => a - b),
        );
      }));
  });
}

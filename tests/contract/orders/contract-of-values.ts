import { describe, expect, test } from 'vitest';
import { AAPL, conIdOf, DEEP_CALL, LOWER_CALL, MSFT, UPPER_CALL, VERTICAL } from './contracts.js';
import type { Driver, TradingClient } from './driver.js';
import { openStage, type Stage, type StageOptions } from './stage.js';
import type { Told, ToldName } from './told.js';

const MARKET = { action: 'BUY', orderType: 'MKT', totalQuantity: 10 } as const;

/** What stands in the messages about orders, as one kind of client understands it. */
export function contractOfValues(driver: () => Driver): void {
  const onStage = async (
    play: (client: TradingClient, stage: Stage) => Promise<void>,
    options?: StageOptions,
  ) => {
    const stage = await openStage(driver(), options);
    try {
      await play(await stage.client(1), stage);
    } finally {
      await stage.close();
    }
  };
  const heard = async (client: TradingClient, name: ToldName): Promise<readonly Told[]> => {
    await client.settle();
    return client.take().filter((told) => told.name === name);
  };

  describe('orders', () => {
    test('an order is told as it was asked for, under an account and with IB’s own number', () =>
      onStage(async (client) => {
        const asked = {
          ...{ action: 'SELL', orderType: 'STP LMT', totalQuantity: 10, auxPrice: 200, lmtPrice: 199.5 },
          ...{ tif: 'GTC', orderRef: 'mine', ocaGroup: 'group' },
        };
        client.place(5, AAPL, asked);
        const [told] = await heard(client, 'openOrder');
        expect(told?.order).toMatchObject({ ...asked, account: 'DU1234567', clientId: 1, ocaType: 3 });
        expect(told?.order.permId).toBeGreaterThan(0);
        expect(told?.contract).toMatchObject({ conId: conIdOf(AAPL), symbol: 'AAPL', secType: 'STK' });
      }));

    test('changed, it keeps its number; another has another', () =>
      onStage(async (client, { market }) => {
        const order = { ...MARKET, orderType: 'LMT', lmtPrice: market.quote(AAPL).bid - 5 };
        client.place(1, AAPL, order);
        client.place(1, AAPL, { ...order, totalQuantity: 20 });
        client.place(2, AAPL, order);
        const told = await heard(client, 'orderStatus');
        const numbers = new Map(told.map(({ orderId, permId }) => [orderId, permId]));
        expect(told.filter(({ orderId, permId }) => numbers.get(orderId) !== permId)).toEqual([]);
        expect(new Set(numbers.values()).size).toBe(2);
      }));

    test('conditions and the parameters of an algorithm come back', () =>
      onStage(async (client) => {
        client.place(1, AAPL, {
          ...MARKET,
          conditions: [
            { of: 'price', conId: conIdOf(MSFT), isMore: true, price: 1000, joined: 'o' },
            { of: 'time', isMore: true, time: '20260303 23:00:00 US/Eastern' },
            { of: 'margin', isMore: false, percent: 5 },
          ],
        });
        client.place(2, AAPL, {
          ...{ ...MARKET, orderType: 'LMT', lmtPrice: 200 },
          algoStrategy: 'Adaptive',
          algoParams: [{ tag: 'adaptivePriority', value: 'Normal' }],
        });
        const told = await heard(client, 'openOrder');
        const [conditional] = told.filter(({ orderId }) => orderId === 1);
        const [adaptive] = told.filter(({ orderId }) => orderId === 2);
        expect(conditional?.order.conditions).toMatchObject([
          { conId: conIdOf(MSFT), isMore: true, price: 1000 },
          { isMore: true, time: '20260303 23:00:00 US/Eastern' },
          { isMore: false, percent: 5 },
        ]);
        expect(adaptive?.order).toMatchObject({
          algoStrategy: 'Adaptive',
          algoParams: [{ tag: 'adaptivePriority', value: 'Normal' }],
        });
      }));

    test('a client that has cancelled the order of another finds its own name in the Cancelled', () =>
      onStage(async (client, stage) => {
        client.place(1, AAPL, { ...MARKET, orderType: 'LMT', lmtPrice: stage.market.quote(AAPL).bid - 5 });
        await client.settle();
        const other = await stage.client(2);
        other.cancel(1);
        const [told] = await heard(other, 'orderStatus');
        expect([told?.orderId, told?.status, told?.clientId]).toEqual([1, 'Cancelled', 2]);
      }));

    test('errors have the words of TWS', () =>
      onStage(
        async (client, { market }) => {
          const order = { ...MARKET, orderType: 'LMT', lmtPrice: market.quote(AAPL).bid - 5 };
          client.place(1, AAPL, order);
          client.cancel(1);
          client.cancel(1);
          client.cancel(77);
          const told = await heard(client, 'error');
          expect(told.map(({ code, text }) => [code, text])).toEqual([
            [
              399,
              expect.stringMatching(
                /^Order Message:\nBUY 10 AAPL NASDAQ.NMS\nWarning: .* until 2026-03-03 09:30:00 US\/Eastern/,
              ),
            ],
            [202, 'Order Canceled - reason:'],
            [10148, 'OrderId 1 that needs to be cancelled cannot be cancelled, state: Cancelled.'],
            [10147, 'OrderId 77 that needs to be cancelled is not found.'],
          ]);
        },
        { at: '2026-03-03T13:00:00Z' },
      ));
  });

  describe('a question what an order would do', () => {
    test('is answered with margin before and after, and with the commission', () =>
      onStage(async (client) => {
        client.place(1, AAPL, { ...MARKET, totalQuantity: 400, whatIf: true });
        const [told] = await heard(client, 'openOrder');
        expect(told?.order.whatIf).toBe(true);
        const state = told?.orderState;
        const amount = (text: string | number | undefined) => Number(text);
        expect(amount(state?.initMarginBefore)).toBe(0);
        expect(amount(state?.initMarginAfter)).toBeGreaterThan(0);
        expect(amount(state?.initMarginChange)).toBeCloseTo(
          amount(state?.initMarginAfter) - amount(state?.initMarginBefore),
          1,
        );
        expect(amount(state?.equityWithLoanAfter)).toBeLessThan(1_000_000);
        expect(state?.commission).toBe(2);
      }));

    test('is what comes true when the order is placed', () =>
      onStage(async (client) => {
        client.place(1, AAPL, { ...MARKET, totalQuantity: 400, whatIf: true });
        const [asked] = await heard(client, 'openOrder');
        client.place(2, AAPL, { ...MARKET, totalQuantity: 400 });
        client.requests.reqAccountSummary(9, 'All', 'InitMarginReq,MaintMarginReq');
        const summary = await heard(client, 'accountSummary');
        const [initial, maintenance] = summary.map(({ value }) => Number(value));
        expect(Number(asked?.orderState.initMarginAfter)).toBeCloseTo(initial ?? 0, -1);
        expect(Number(asked?.orderState.maintMarginAfter)).toBeCloseTo(maintenance ?? 0, -1);
      }));
  });

  describe('executions', () => {
    test('an execution names its order, and its commission names it', () =>
      onStage(async (client, { market }) => {
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
      onStage(async (client, { market, clock }) => {
        const low = market.lowestAsk(AAPL);
        client.place(1, AAPL, { ...MARKET, orderType: 'LMT', lmtPrice: low.price });
        await client.settle();
        await clock.advance(low.at - clock.now() + 250);
        const [told] = await heard(client, 'execDetails');
        expect(told?.execution.lastLiquidity).toBe(1);
      }));

    test('a combo: the whole as BAG, then its legs', () =>
      onStage(async (client) => {
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

  describe('completed orders', () => {
    test('a filled one has no quantity left, but what it has filled, when and how', () =>
      onStage(async (client) => {
        client.place(1, DEEP_CALL, { ...MARKET, totalQuantity: 1 });
        const [open] = await heard(client, 'openOrder');
        client.requests.reqCompletedOrders();
        const [done] = await heard(client, 'completedOrder');
        expect(done?.order).toMatchObject({
          totalQuantity: 0,
          filledQuantity: 1,
          permId: open?.order.permId,
        });
        expect(done?.orderState).toMatchObject({
          ...{ status: 'Filled', completedStatus: 'Filled Size: 1' },
          completedTime: expect.stringMatching(/^20260303 11:30:00 \w+\/\w+$/),
        });
      }));
  });
}

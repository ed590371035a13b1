import { describe, expect, test } from 'vitest';
import { AAPL, conIdOf, DEEP_CALL, MSFT } from './contracts.js';
import type { Driver } from './driver.js';
import { heard, onStage } from './stage.js';

const MARKET = { action: 'BUY', orderType: 'MKT', totalQuantity: 10 } as const;

/** What stands in the messages about orders, as one kind of client understands it. */
export function contractOfValues(driver: () => Driver): void {
  describe('orders', () => {
    test('an order is told as it was asked for, under an account and with IB’s own number', () =>
      onStage(driver(), async (client) => {
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
      onStage(driver(), async (client, { market }) => {
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
      onStage(driver(), async (client) => {
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
      onStage(driver(), async (client, stage) => {
        client.place(1, AAPL, { ...MARKET, orderType: 'LMT', lmtPrice: stage.market.quote(AAPL).bid - 5 });
        await client.settle();
        const other = await stage.client(2);
        other.cancel(1);
        const [told] = await heard(other, 'orderStatus');
        expect([told?.orderId, told?.status, told?.clientId]).toEqual([1, 'Cancelled', 2]);
      }));

    test('errors have the words of TWS', () =>
      onStage(
        driver(),
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
      onStage(driver(), async (client) => {
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
      onStage(driver(), async (client) => {
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

  describe('completed orders', () => {
    test('a filled one has no quantity left, but what it has filled, when and how', () =>
      onStage(driver(), async (client) => {
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AAPL } from './contracts.js';
import type { Driver, TradingClient } from './driver.js';
import { rejections, spoiled } from './rejections.js';
import { openStage, type Stage } from './stage.js';
import type { Told } from './told.js';
import { textOf } from './told-text.js';

/** Everything that is refused, from one kind of client: with its code, and the account as it was. */
export function contractOfRejections(driver: () => Driver): void {
  let stage: Stage;
  let client: TradingClient;
  let orderId = 10;
  let before: readonly Told[];

  /** What the client is told of its open orders and of what it holds, in full. */
  const standing = async () => {
    client.requests.reqAllOpenOrders();
    client.requests.reqPositions();
    await client.settle();
    client.requests.cancelPositions();
    return client.take();
  };

  beforeAll(async () => {
    stage = await openStage(driver());
    client = await stage.client(1);
    const { bid } = stage.market.quote(AAPL);
    client.place(1, AAPL, { action: 'BUY', orderType: 'MKT', totalQuantity: 10 });
    client.place(2, AAPL, { action: 'BUY', orderType: 'LMT', totalQuantity: 10, lmtPrice: bid - 5 });
    await client.settle();
    client.take();
    before = await standing();
  });
  afterAll(() => stage.close());

  describe.each(Object.entries(rejections))('%s', (_topic, rows) => {
    test.each(rows.map((row) => [row.what, row.code, row] as const))('%s: %i', async (_what, code, row) => {
      orderId += 1;
      client.place(orderId, row.contract, spoiled(row, stage.market));
      await client.settle();
      expect(client.take().map(textOf)).toEqual([`error ${orderId} ${code}`]);
      expect(await standing()).toEqual(before);
    });
  });

  test('an order that names no account of several: 435', async () => {
    const several = await openStage(driver(), { accounts: ['DF1234567', 'DU1234567', 'DU7654321'] });
    try {
      const one = await several.client(1);
      one.place(1, AAPL, { action: 'BUY', orderType: 'MKT', totalQuantity: 10 });
      await one.settle();
      expect(one.take().map(textOf)).toContain('error 1 435');
    } finally {
      await several.close();
    }
  });
}

import { describe, expect, test } from 'vitest';
import { AAPL } from './contracts.js';
import type { Driver } from './driver.js';
import { orderKinds, TIFS, verdictOf } from './order-types.js';
import { act, place } from './script.js';
import { openStage } from './stage.js';

/** Every type of order under every time in force, from one kind of client. */
export function contractOfOrderTypes(driver: () => Driver): void {
  describe('order types under times in force', () => {
    test.each(orderKinds.map((kind) => [kind.orderType, kind] as const))('%s', async (orderType, kind) => {
      const stage = await openStage(driver());
      try {
        const found: Record<string, unknown> = {};
        for (const [index, tif] of TIFS.entries()) {
          const until = tif === 'GTD' ? { goodTillDate: '20260304-20:00:00' } : {};
          const order = { action: 'BUY', totalQuantity: 1, orderType, tif, ...until };
          const step = place(index + 1, AAPL, { ...order, ...kind.fields(stage.market) });
          found[tif] = verdictOf((await act(stage, [step])).slice(1));
        }
        expect(found).toEqual(kind.under);
      } finally {
        await stage.close();
      }
    });
  });
}

import { describe, expect, test } from 'vitest';
import { AAPL } from './contracts.js';
import type { Driver } from './driver.js';
import { orderKinds, TIFS, verdictOf } from './order-types.js';
import { orderOfType, tradables, typesTried } from './order-types-by-security.js';
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

  test.each(tradables.map((row) => [row.what, row] as const))('what can be done in %s', async (_, row) => {
    const stage = await openStage(driver());
    try {
      const found: [string, unknown][] = [];
      for (const [index, orderType] of typesTried.entries()) {
        const step = place(index + 1, row.contract, orderOfType(orderType, row));
        found.push([orderType, verdictOf((await act(stage, [step])).slice(1))]);
      }
      // Coins are bought at the market for an amount of money only.
      const refused = (type: string) => (row.what === 'a coin' && type === 'MKT' ? 10289 : 387);
      expect(found).toEqual(
        typesTried.map((type) => [type, row.taken.includes(type) ? 'taken' : refused(type)]),
      );
    } finally {
      await stage.close();
    }
  });
}

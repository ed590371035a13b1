import type { Contract } from '@stoqey/ib';
import { describe, expect, test } from 'vitest';
import { AAPL } from './contracts.js';
import type { Driver, PlainOrder } from './driver.js';
import { orderKinds, TIFS, verdictOf } from './order-types.js';
import { orderOfType, tradables, typesTried } from './order-types-by-security.js';
import { act, place } from './script.js';
import { onStage, type Stage } from './stage.js';

/** Every type of order under every time in force, and in every kind of contract, from one kind of client. */
export function contractOfOrderTypes(driver: () => Driver): void {
  const verdict = async (stage: Stage, orderId: number, contract: Contract, order: PlainOrder) =>
    verdictOf((await act(stage, [place(orderId, contract, order)])).slice(1));

  describe('order types under times in force', () => {
    test.each(orderKinds.map((kind) => [kind.orderType, kind] as const))('%s', (orderType, kind) =>
      onStage(driver(), async (_client, stage) => {
        const found: Record<string, unknown> = {};
        for (const [index, tif] of TIFS.entries()) {
          const until = tif === 'GTD' ? { goodTillDate: '20260304-20:00:00' } : {};
          const order = { action: 'BUY', totalQuantity: 1, orderType, tif, ...until };
          found[tif] = await verdict(stage, index + 1, AAPL, { ...order, ...kind.fields(stage.market) });
        }
        expect(found).toEqual(kind.under);
      }),
    );
  });

  test.each(tradables.map((row) => [row.what, row] as const))('what can be done in %s', (_, row) =>
    onStage(driver(), async (_client, stage) => {
      const found: [string, unknown][] = [];
      for (const [index, type] of typesTried.entries()) {
        found.push([type, await verdict(stage, index + 1, row.contract, orderOfType(type, row))]);
      }
      expect(found).toEqual(
        typesTried.map((type) => [type, row.taken.includes(type) ? 'taken' : (row.refused?.[type] ?? 387)]),
      );
    }),
  );
}

import { expect, test } from 'vitest';
import { ruleNames } from '../../../harness/guard/rules/rule-names.js';
import type { Driver } from '../orders/driver.js';
import { rows } from './rows.js';
import { onScene } from './scene.js';

/** Each rule, as a real client meets it: a 201 with the rule and the figure, an end of the order, nothing upstream. */
export function contractOfRules(driver: () => Driver): void {
  test('every rule has an order that breaks it', () => {
    // Shown by crowds, by orders and by requests: no single new order breaks them.
    const elsewhere = ['rate', 'modification', 'request'];
    expect(new Set([...rows.map(({ rule }) => rule), ...elsewhere])).toEqual(new Set(ruleNames));
  });

  test.each(rows.map((row) => [row.what, row.rule, row] as const))(
    'an order %s: %s',
    async (_what, rule, { policy, contract, order, reason, code, given }) => {
      await onScene(
        driver(),
        async (scene) => {
          const client = await scene.client();
          await given?.(scene);
          await scene.heard();
          const placed = { action: 'BUY', orderType: 'MKT', totalQuantity: 1, ...order };
          client.place(7, contract, placed);
          const [error = '', ...rest] = await scene.heard();
          const [, text = ''] = new RegExp(`^error 7 ${code} (.*)$`).exec(error) ?? [];
          const said = code === 201 ? text.replace(`guard: ${rule}: `, '') : text;
          expect(error).toBe(
            code === 201 ? `error 7 201 guard: ${rule}: ${said}` : `error 7 ${code} ${said}`,
          );
          expect(said).toEqual(
            typeof reason === 'string' ? expect.stringContaining(reason) : expect.stringMatching(reason),
          );
          const remaining = rule === 'unreadable' ? 0 : placed.totalQuantity;
          expect(rest).toEqual([`orderStatus 7 Cancelled 0/${remaining}`]);
          expect(scene.witness.arrived('placeOrder').map(({ orderId }) => orderId)).not.toContain('7');
        },
        { policy },
      );
    },
  );
}

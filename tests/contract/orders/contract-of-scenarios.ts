import { describe, expect, test } from 'vitest';
import type { Driver } from './driver.js';
import { scenarios } from './scenarios/all.js';
import { act, linesOf } from './script.js';
import { onStage } from './stage.js';

/** Every scenario, from one kind of client: line by line what it is told. */
export function contractOfScenarios(driver: () => Driver): void {
  describe.each(Object.entries(scenarios))('%s', (_topic, rows) => {
    test.each(rows.map((row) => [row.name, row] as const))('%s', (_, scenario) =>
      onStage(
        driver(),
        async (_client, stage) => {
          const script = scenario.script(stage.market);
          expect(await act(stage, script)).toEqual(linesOf(script));
        },
        scenario,
      ),
    );
  });
}

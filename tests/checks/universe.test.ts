import { expect, test } from 'vitest';
import { universe } from '../../trading/instruments/universe/universe.js';
import { renderUniverse } from './universe.js';

test('the list of the universe has every instrument of whatever kind, once', () => {
  const { instruments } = universe();
  const counts = [...renderUniverse(instruments).matchAll(/^## .*\((\d+)\)$/gm)].map(([, count]) =>
    Number(count),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(instruments.length);
});

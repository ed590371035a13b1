import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedTicks, type Tick, typeShown } from '../../../../harness/gateway/market-data/ticks.js';

const ticks = fc.uniqueArray(
  fc.record({
    kind: fc.constant('size' as const),
    type: fc.integer({ min: 0, max: 6 }),
    value: fc.integer({ min: 0, max: 2 }),
  }),
  { selector: ({ type }) => type },
);

const byType = (list: readonly Tick[]) => new Map(list.map((tick) => [tick.type, tick.value]));

test('what was told and what has changed together are what there is', () => {
  fc.assert(
    fc.property(ticks, ticks, (before, after) => {
      const changed = changedTicks(before, after);
      const known = byType(before);
      for (const { type, value } of changed) {
        expect(known.get(type)).not.toBe(value);
        known.set(type, value);
      }
      for (const { type, value } of after) expect(known.get(type)).toBe(value);
    }),
  );
});

test('a price whose size alone changed is told by its size', () => {
  const bid = (size: number): Tick[] => [
    { kind: 'price', type: 1, value: 100, size },
    { kind: 'size', type: 0, value: size },
  ];
  expect(changedTicks(bid(100), bid(300))).toEqual([{ kind: 'size', type: 0, value: 300 }]);
});

test.each([
  [1, 1, 1],
  [1, 2, 1],
  [1, 3, 66],
  [2, 3, 67],
  [4, 4, 68],
  [0, 3, 69],
  [14, 3, 76],
  [13, 3, 83],
  [45, 3, 88],
  [49, 4, 90],
  [48, 3, 48],
] as const)('tick %i of data type %i is sent as %i', (type, dataType, shown) => {
  expect(typeShown(type, dataType)).toBe(shown);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARKET_RULES, type PriceStep } from '../../../trading/instruments/market-rule-data.js';
import {
  incrementAt,
  isOnTick,
  marketRule,
  type Rounding,
  roundToTick,
} from '../../../trading/instruments/market-rules.js';

const cents: PriceStep[] = [{ lowEdge: 0, increment: 0.01 }];
const options: PriceStep[] = [
  { lowEdge: 0, increment: 0.01 },
  { lowEdge: 3, increment: 0.05 },
];

describe('market rules', () => {
  test.each([
    [26, 0.01],
    [32, 0.01],
    [67, 0.25],
    [635, 0.0001],
    [2806, 0.25],
    [239, 0.00005],
  ])('rule %i begins with steps of %d', (id, increment) => {
    expect(marketRule(id)?.[0]).toEqual({ lowEdge: 0, increment });
  });

  test('an id that nobody gave has no rule', () => {
    expect(marketRule(4711)).toBeUndefined();
  });

  test('every rule begins at zero and goes up, and its edges lie on the ticks of both sides', () => {
    for (const rule of MARKET_RULES.values()) {
      expect(rule[0]?.lowEdge).toBe(0);
      rule.forEach(({ lowEdge, increment }, index) => {
        const before = rule[index - 1];
        if (!before) return;
        expect(lowEdge).toBeGreaterThan(before.lowEdge);
        expect(isOnTick([before], lowEdge)).toBe(true);
        expect(isOnTick([{ lowEdge: 0, increment }], lowEdge)).toBe(true);
      });
    }
  });
});

describe('rounding to a tick', () => {
  test.each<[number, Rounding, number]>([
    [1.234, 'nearest', 1.23],
    [1.235001, 'nearest', 1.24],
    [1.234, 'up', 1.24],
    [1.239, 'down', 1.23],
    [0.29, 'down', 0.29],
    [0.57, 'up', 0.57],
    [2.999, 'up', 3],
    [3.01, 'down', 3],
    [3.01, 'up', 3.05],
    [4.13, 'nearest', 4.15],
    [-37.63, 'nearest', -37.65],
    [-37.63, 'down', -37.65],
    [-37.63, 'up', -37.6],
    [-0.001, 'nearest', 0],
    [100_000.15, 'nearest', 100_000.15],
  ])('takes %d, rounded %s, to %d', (price, rounding, rounded) => {
    expect(roundToTick(options, price, rounding)).toBe(rounded);
  });

  test('keeps 32nds and the smallest ticks exact', () => {
    expect(roundToTick(marketRule(75) ?? [], 117.7)).toBe(117.6875);
    expect(roundToTick([{ lowEdge: 0, increment: 0.0000005 }], 0.00671234)).toBe(0.0067125);
  });

  const rule = fc.constantFrom(...MARKET_RULES.values());
  const price = fc.double({ min: -20_000, max: 200_000, noNaN: true });

  test('always ends on a tick, less than one tick away, on the right side', () => {
    fc.assert(
      fc.property(rule, price, (steps, from) => {
        const increment = incrementAt(steps, from);
        const noise = 1e-9 * Math.max(increment, Math.abs(from));
        const [down, nearest, up] = (['down', 'nearest', 'up'] as const).map((how) =>
          roundToTick(steps, from, how),
        );
        for (const each of [down, nearest, up]) expect(isOnTick(steps, each ?? Number.NaN)).toBe(true);
        expect(down).toBeLessThanOrEqual(from + noise);
        expect(up).toBeGreaterThanOrEqual(from - noise);
        expect(Math.abs((nearest ?? Number.NaN) - from)).toBeLessThanOrEqual(increment / 2 + noise);
      }),
    );
  });

  test('leaves what is on a tick alone', () => {
    fc.assert(
      fc.property(rule, price, (steps, from) => {
        const once = roundToTick(steps, from);
        for (const how of ['down', 'nearest', 'up'] as const)
          expect(roundToTick(steps, once, how)).toBe(once);
      }),
    );
  });

  test('gives the number that its decimal text is read as', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (count) => {
        expect(roundToTick(cents, count / 100 + 0.001)).toBe(Number((count / 100).toFixed(2)) + 0);
      }),
    );
  });

  test('needs a rule with steps', () => {
    expect(() => roundToTick([], 1)).toThrow(/at least one price step/);
  });
});

test.each([
  [2.99, true],
  [2.995, false],
  [3.05, true],
  [3.06, false],
  [0.1 + 0.2, true],
  [-3.05, true],
])('whether %d is on a tick: %s', (price, expected) => {
  expect(isOnTick(options, price)).toBe(expected);
});

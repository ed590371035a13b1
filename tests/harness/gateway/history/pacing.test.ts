import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHistoryPacing, type PacedRequest } from '../../../../harness/gateway/history/pacing.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';

const SECOND = 1000;

function atNine() {
  const clock = steppedClock('2026-03-03T14:00:00Z');
  return { clock, pacing: createHistoryPacing(clock) };
}

test('the very same request is served again after fifteen seconds', async () => {
  const { clock, pacing } = atNine();
  const request: PacedRequest = { identity: 'one', line: 'AAPL', weight: 1 };
  expect(pacing.admit(request)).toBe(true);
  await clock.advance(15 * SECOND - 1);
  expect(pacing.admit(request)).toBe(false);
  await clock.advance(1);
  expect(pacing.admit(request)).toBe(true);
});

test('the sixth request for a contract within two seconds is one too many, others are served', async () => {
  const { clock, pacing } = atNine();
  const admit = (line: string, weight: 1 | 2 = 1) => pacing.admit({ line, weight });
  expect([1, 2, 3, 4, 5, 6].map(() => admit('AAPL'))).toEqual([true, true, true, true, true, false]);
  expect(admit('MSFT')).toBe(true);
  await clock.advance(2 * SECOND);
  expect(admit('AAPL')).toBe(true);
});

test('BID_ASK counts twice', () => {
  const { pacing } = atNine();
  const admit = () => pacing.admit({ line: 'AAPL BID_ASK', weight: 2 });
  expect([1, 2, 3].map(admit)).toEqual([true, true, false]);
});

test('in no ten minutes are more than sixty served, and those that were turned away do not count', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ wait: fc.integer({ min: 0, max: 40_000 }), weight: fc.constantFrom<1 | 2>(1, 2) }),
        {
          minLength: 100,
          maxLength: 150,
        },
      ),
      async (requests) => {
        const { clock, pacing } = atNine();
        const served: { time: number; weight: number }[] = [];
        for (const { wait, weight } of requests) {
          await clock.advance(wait);
          const now = clock.monotonic();
          const recent = served.filter(({ time }) => now - time < 600 * SECOND);
          const sum = recent.reduce((total, each) => total + each.weight, 0) + weight;
          expect(pacing.admit({ weight })).toBe(sum <= 60);
          if (sum <= 60) served.push({ time: now, weight });
        }
      },
    ),
    { numRuns: 10 },
  );
});

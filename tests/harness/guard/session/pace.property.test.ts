import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, createCrowd, type Sent, WINDOW } from './crowd.js';

const perSecond = fc.integer({ min: 3, max: 60 });
const what: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Asked>('sent', 'cancel', 'refused') },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2500 }).map((sentAfter) => ({ sentAfter })) },
);
const arrival = fc.record({
  client: fc.nat(4),
  /** Since the one before. */
  ms: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(700)),
  what: fc.array(what, { minLength: 1, maxLength: 40 }),
});

/** The most that left within a window, wherever it begins. */
function fullest(sent: readonly Sent[]): number {
  return Math.max(0, ...sent.map(({ at }) => sent.filter(inWindowFrom(at)).length));
}

const inWindowFrom = (from: number) => (each: Sent) => each.at >= from && each.at < from + WINDOW;

test('whoever asks however much, no window has more than its messages, and all of them leave in the end', async () => {
  await fc.assert(
    fc.asyncProperty(perSecond, fc.array(arrival, { maxLength: 25 }), async (most, arrivals) => {
      const crowd = createCrowd(most, 5);
      for (const { client, ms, what: asked } of arrivals) {
        await crowd.clock.advance(ms);
        crowd.ask(client, ...asked);
      }
      const all = arrivals.flatMap((each) => each.what);
      await crowd.clock.advance(5000 + (WINDOW * 2 * all.length) / most);
      expect(crowd.sent).toHaveLength(all.filter((each) => each !== 'refused').length);
      expect(fullest(crowd.sent)).toBeLessThanOrEqual(most);
    }),
    { numRuns: 60 },
  );
});

test('whoever never runs out of messages gets an equal share, but for one, in each window', async () => {
  const starts = fc.array(fc.nat(2000), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(perSecond, starts, fc.nat(3), async (most, begin, idle) => {
      const crowd = createCrowd(most, begin.length + idle);
      const flood = new Array<Asked>(most * 8).fill('sent');
      for (const [client, at] of begin.entries()) crowd.clock.after(at, () => crowd.ask(client, ...flood));
      // A window in which all are there, and then four to look at.
      const settled = Math.max(...begin) + WINDOW;
      await crowd.clock.advance(settled + 4 * WINDOW);
      const share = Math.floor(most / (begin.length + (idle > 0 ? 1 : 0)));
      const from = crowd.sent.map(({ at }) => at + 1).filter((at) => at >= settled);
      for (const start of [settled, ...from].filter((at) => at <= settled + 3 * WINDOW)) {
        const seen = crowd.sent.filter(inWindowFrom(start));
        for (const client of begin.keys()) {
          const own = seen.filter((each) => each.client === client).length;
          expect(own).toBeGreaterThanOrEqual(share - 1);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a first message leaves at once while others have all but used up their turns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 6, max: 60 }), fc.nat(8 * WINDOW), async (most, ms) => {
      const crowd = createCrowd(most, 3);
      crowd.askEvery(0, 1000 / (most * 3), most * 30);
      await crowd.clock.advance(ms);
      crowd.ask(2, 'sent');
      expect(crowd.waiting(2)).toBe(0);
      expect(crowd.sent.at(-1)).toMatchObject({ client: 2, at: crowd.clock.now() });
    }),
    { numRuns: 30 },
  );
});

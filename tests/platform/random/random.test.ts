import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { newId } from '../../../platform/random/id.js';
import { integer, pick } from '../../../platform/random/random.js';
import { seededRandom } from '../../../platform/random/seeded.js';
import { systemRandom } from '../../../platform/random/system.js';

const draw = (seed: string | number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seeded chance', () => {
  it('repeats itself for the same seed, on every machine', () => {
    expect(draw(7, 50)).toEqual(draw('7', 50));
    expect(draw(7, 3)).toEqual([0.153717877343297, 0.4775708105880767, 0.48969505075365305]);
  });

  it('differs for seeds that hardly differ', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, seed) => seededRandom(seed).next()));
    expect(firsts.size).toBe(1000);
  });

  it('gives each purpose a stream that the others do not move', () => {
    const one = seededRandom('world');
    const two = seededRandom('world');
    two.next();
    expect(one.fork('AAPL').next()).toBe(two.fork('AAPL').next());
    expect(one.fork('AAPL').next()).not.toBe(one.fork('SPY').next());
  });

  it('fills its range evenly', () => {
    const buckets = new Array<number>(10).fill(0);
    for (const value of draw('even', 20_000))
      buckets[Math.floor(value * 10)] = (buckets[Math.floor(value * 10)] ?? 0) + 1;
    for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

describe('what is drawn from it', () => {
  it('whole numbers stay within their bounds and reach both', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(20), (seed, low, span) => {
        const random = seededRandom(seed);
        const drawn = Array.from({ length: 300 }, () => integer(random, low, low + span));
        expect(Math.min(...drawn)).toBeGreaterThanOrEqual(low);
        expect(Math.max(...drawn)).toBeLessThanOrEqual(low + span);
      }),
    );
    const drawn = new Set(Array.from({ length: 200 }, (_, seed) => integer(seededRandom(seed), 1, 3)));
    expect(drawn).toEqual(new Set([1, 2, 3]));
  });

  it('picks something that is there', () => {
    expect(['a', 'b']).toContain(pick(seededRandom(1), ['a', 'b']));
  });
});

describe('an id', () => {
  it('says what it names and sorts by the moment it was made', async () => {
    const clock = steppedClock('2026-03-02T14:30:00Z');
    const random = seededRandom(1);
    const ids: string[] = [];
    for (let i = 0; i < 50; i++) {
      ids.push(newId('job', clock, random));
      await clock.advance(1);
    }
    expect(ids[0]).toMatch(/^job_[0-9a-z]{10}-[0-9a-z]{10}$/);
    expect([...ids].sort()).toEqual(ids);
  });

  it('is not made twice in the same moment', () => {
    const clock = fixedClock(0);
    const random = systemRandom();
    expect(new Set(Array.from({ length: 5000 }, () => newId('x', clock, random))).size).toBe(5000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceleratedClock } from '../../../platform/clock/accelerated.js';
import { type Clock, every, sleep } from '../../../platform/clock/clock.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { movableClock } from '../../../platform/clock/movable.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { systemClock } from '../../../platform/clock/system.js';

const OPEN = Date.parse('2026-03-02T14:30:00Z');
const HOUR = 3_600_000;

/** Says of each task when it ran. */
function diary(clock: Clock) {
  const seen: [string, number][] = [];
  return { seen, note: (name: string) => () => void seen.push([name, clock.now() - OPEN]) };
}

describe('until it is moved', () => {
  it('is the clock below it, to the millisecond', async () => {
    const base = steppedClock(OPEN);
    const clock = movableClock(base);
    const { seen, note } = diary(clock);
    clock.after(1000, note('second'));
    clock.after(0, note('now'));
    const cancel = clock.after(500, note('never'));
    cancel();
    await base.advance(999);
    expect([clock.now(), clock.monotonic()]).toEqual([base.now(), base.monotonic()]);
    expect(seen).toEqual([['now', 0]]);
    await base.advance(1);
    expect(seen.at(-1)).toEqual(['second', 1000]);
  });
});

describe('a leap', () => {
  it('runs what has come due in the order of its moments, each when all time has passed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { maxLength: 12 }), (waits) => {
        const clock = movableClock(fixedClock(OPEN));
        const seen: { wait: number; at: number }[] = [];
        for (const wait of waits) clock.after(wait, () => seen.push({ wait, at: clock.now() }));
        clock.moveTo(OPEN + 1000);
        const due = waits.filter((wait) => wait <= 1000).sort((one, other) => one - other);
        expect(seen).toEqual(due.map((wait) => ({ wait, at: OPEN + 1000 })));
      }),
    );
  });

  it('runs of equal moments first what was planned first', () => {
    const clock = movableClock(fixedClock(OPEN));
    const { seen, note } = diary(clock);
    for (const name of ['one', 'two', 'three']) clock.after(5, note(name));
    clock.moveTo(OPEN + 5);
    expect(seen.map(([name]) => name)).toEqual(['one', 'two', 'three']);
  });

  it('lets what repeats itself run once, however far it goes', async () => {
    const base = steppedClock(OPEN);
    const clock = movableClock(base);
    const { seen, note } = diary(clock);
    const stop = every(clock, 250, note('beat'));
    await base.advance(250);
    clock.moveTo(OPEN + 100 * HOUR);
    await base.advance(500);
    stop();
    clock.moveTo(OPEN + 200 * HOUR);
    expect(seen.map(([, at]) => at)).toEqual([250, 100 * HOUR, 100 * HOUR + 250, 100 * HOUR + 500]);
  });

  it('runs what a task plans for the same moment, and what it calls off not', () => {
    const clock = movableClock(fixedClock(OPEN));
    const { seen, note } = diary(clock);
    const cancel = clock.after(20, note('never'));
    clock.after(10, () => {
      cancel();
      clock.after(0, note('child'));
    });
    clock.moveTo(OPEN + HOUR);
    expect(seen).toEqual([['child', HOUR]]);
  });

  it('may be taken within a leap', () => {
    const clock = movableClock(fixedClock(OPEN));
    const { seen, note } = diary(clock);
    clock.after(10, () => clock.moveTo(OPEN + 2 * HOUR));
    clock.after(20, note('later'));
    clock.moveTo(OPEN + HOUR);
    expect(seen).toEqual([['later', 2 * HOUR]]);
    expect(clock.now()).toBe(OPEN + 2 * HOUR);
  });

  it('goes on with the others when a task has thrown', async () => {
    const base = steppedClock(OPEN);
    const clock = movableClock(base);
    const { seen, note } = diary(clock);
    clock.after(10, () => {
      throw new Error('broken');
    });
    clock.after(20, note('other'));
    expect(() => clock.moveTo(OPEN + HOUR)).toThrow('broken');
    await base.advance(0);
    expect(seen).toEqual([['other', HOUR]]);
  });

  it('ends a sleep', async () => {
    const clock = movableClock(fixedClock(OPEN));
    const slept = sleep(clock, HOUR).then(() => clock.now());
    clock.moveTo(OPEN + HOUR);
    await expect(slept).resolves.toBe(OPEN + HOUR);
  });

  it('is refused to the past and to no moment, and changes nothing then', () => {
    const clock = movableClock(fixedClock(OPEN));
    for (const moment of [OPEN - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => clock.moveTo(moment)).toThrow(RangeError);
    }
    expect(clock.now()).toBe(OPEN);
    clock.moveTo(OPEN);
    clock.moveTo(OPEN + 2);
    expect(() => clock.moveTo(OPEN + 1)).toThrow(RangeError);
  });
});

describe('after a leap', () => {
  it('stands still over a clock that does', () => {
    const clock = movableClock(fixedClock(OPEN));
    clock.moveTo(OPEN + HOUR);
    expect([clock.now(), clock.monotonic()]).toEqual([OPEN + HOUR, 0]);
  });

  it('goes on with the clock below, and runs what is not yet due at its moment', async () => {
    const base = steppedClock(OPEN);
    const clock = movableClock(base);
    const { seen, note } = diary(clock);
    clock.after(2 * HOUR, note('early'));
    await base.advance(1000);
    clock.moveTo(OPEN + HOUR);
    clock.after(3 * HOUR, note('late'));
    clock.moveTo(OPEN + HOUR + 60_000);
    await base.advance(HOUR - 60_001);
    expect(seen).toEqual([]);
    await base.advance(1);
    expect(seen).toEqual([['early', 2 * HOUR]]);
    await base.advance(2 * HOUR);
    expect(seen.at(-1)).toEqual(['late', 4 * HOUR]);
    expect(clock.monotonic()).toBe(base.monotonic());
  });

  it('goes as fast as the clock below', async () => {
    const base = steppedClock(0);
    const clock = movableClock(acceleratedClock(base, { from: OPEN, speed: 60 }));
    const { seen, note } = diary(clock);
    clock.after(2 * HOUR, note('task'));
    await base.advance(1000);
    expect(clock.now()).toBe(OPEN + 60_000);
    clock.moveTo(OPEN + HOUR);
    await base.advance(59_999);
    expect(seen).toEqual([]);
    await base.advance(1);
    expect(seen).toEqual([['task', 2 * HOUR]]);
    expect(clock.now()).toBe(OPEN + 2 * HOUR);
  });

  it('goes on with another clock where the one below skips hours', async () => {
    const base = steppedClock(OPEN);
    const skipping: Clock = { ...base, now: () => OPEN + base.monotonic() * 1000 };
    const clock = movableClock(skipping, base);
    const { seen, note } = diary(clock);
    await base.advance(5);
    expect(clock.now()).toBe(OPEN + 5000);
    clock.after(HOUR, note('task'));
    clock.moveTo(OPEN + HOUR);
    await base.advance(4999);
    expect([clock.now() - OPEN, seen]).toEqual([HOUR + 4999, []]);
    await base.advance(1);
    expect(seen).toEqual([['task', HOUR + 5000]]);
  });

  it('runs with the machine', async () => {
    const clock = movableClock(systemClock);
    const target = clock.now() + HOUR;
    clock.moveTo(target);
    const at = await new Promise<number>((resolve) => {
      clock.after(5, () => resolve(clock.now()));
    });
    expect(at).toBeGreaterThan(target);
    expect(at).toBeLessThan(target + HOUR);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceleratedClock } from '../../../platform/clock/accelerated.js';
import { every, sleep } from '../../../platform/clock/clock.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { systemClock } from '../../../platform/clock/system.js';

const OPEN = '2026-03-02T14:30:00Z';

describe('the stepped clock', () => {
  it('moves only when it is told to', async () => {
    const clock = steppedClock(OPEN);
    expect(clock.now()).toBe(Date.parse(OPEN));
    await clock.advance(1500);
    expect(clock.now()).toBe(Date.parse(OPEN) + 1500);
    expect(clock.monotonic()).toBe(1500);
  });

  it('runs what falls due in the order of its moments, whatever order it was planned in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 20 }), async (waits) => {
        const clock = steppedClock(0);
        const seen: { at: number; wait: number }[] = [];
        for (const wait of waits) clock.after(wait, () => seen.push({ at: clock.now(), wait }));
        await clock.advance(1000);
        expect(seen).toEqual([...waits].sort((a, b) => a - b).map((wait) => ({ at: wait, wait })));
      }),
      { numRuns: 30 },
    );
  });

  it('runs what was planned on the way, too', async () => {
    const clock = steppedClock(0);
    const ticks: number[] = [];
    const stop = every(clock, 100, () => ticks.push(clock.now()));
    await clock.advance(350);
    stop();
    await clock.advance(1000);
    expect(ticks).toEqual([100, 200, 300]);
  });

  it('lets a chain of sleeps run to its end in one step', async () => {
    const clock = steppedClock(0);
    const walk = (async () => {
      await sleep(clock, 100);
      await sleep(clock, 100);
      return clock.now();
    })();
    await clock.advance(500);
    await expect(walk).resolves.toBe(200);
  });

  it('refuses a moment that is none', () => {
    expect(() => steppedClock('soon')).toThrow(/not a moment/);
  });
});

describe('sleep', () => {
  it('ends with the reason of the signal that stopped it', async () => {
    const clock = steppedClock(0);
    const controller = new AbortController();
    const slept = sleep(clock, 100, controller.signal);
    controller.abort(new Error('enough'));
    await expect(slept).rejects.toThrow('enough');
    await expect(sleep(clock, 1, controller.signal)).rejects.toThrow('enough');
  });
});

describe('the fixed clock', () => {
  it('always tells the same moment', async () => {
    const clock = fixedClock(OPEN);
    const before = clock.now();
    await sleep(systemClock, 5);
    expect(clock.now()).toBe(before);
    expect(clock).not.toHaveProperty('advance');
  });
});

describe('the accelerated clock', () => {
  it('runs so many times as fast as the one below it', async () => {
    const base = steppedClock(OPEN);
    const clock = acceleratedClock(base, { from: 0, speed: 60 });
    const seen: number[] = [];
    clock.after(60_000, () => seen.push(clock.now()));
    await base.advance(999);
    expect(seen).toEqual([]);
    await base.advance(1);
    expect(seen).toEqual([60_000]);
  });

  it('refuses to stand still or run backwards', () => {
    expect(() => acceleratedClock(systemClock, { from: 0, speed: 0 })).toThrow(/above 0/);
  });
});

describe('the system clock', () => {
  it('goes on, and its waits can be called off', async () => {
    const started = systemClock.monotonic();
    let rang = false;
    const cancel = systemClock.after(5, () => {
      rang = true;
    });
    cancel();
    await sleep(systemClock, 20);
    expect(systemClock.monotonic()).toBeGreaterThan(started);
    expect(rang).toBe(false);
  });

  it('waits longer than any timer of Node can', async () => {
    let isDone = false;
    const cancel = systemClock.after(2 ** 40, () => {
      isDone = true;
    });
    await sleep(systemClock, 20);
    cancel();
    expect(isDone).toBe(false);
  });
});

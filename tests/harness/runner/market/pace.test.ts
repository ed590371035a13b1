import { expect, test } from 'vitest';
import { createPace } from '../../../../harness/runner/market/pace.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { exampleOf } from '../example-scene.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const plain = exampleOf('ts', 'console.log(1);');
const history = exampleOf('ts', 'console.log(1);', 'needs: { history: true }');

/** Milliseconds that pass until the turn has come. */
async function waitOf(
  turn: (clock: ReturnType<typeof steppedClock>) => Promise<void>,
  clock = steppedClock(0),
) {
  const began = clock.now();
  let end: number | undefined;
  const over = turn(clock).then(() => {
    end = clock.now();
  });
  while (end === undefined) await clock.advance(SECOND / 2);
  await over;
  return end - began;
}

test('the first begins at once, the next a moment later', async () => {
  const clock = steppedClock(0);
  const pace = createPace(clock);
  expect(await waitOf(() => pace.turn(plain, undefined), clock)).toBeLessThanOrEqual(SECOND / 2);
  expect(await waitOf(() => pace.turn(plain, undefined), clock)).toBeLessThanOrEqual(SECOND);
});

test('the same history is not asked for twice within fifteen seconds', async () => {
  const clock = steppedClock(0);
  const pace = createPace(clock);
  await waitOf(() => pace.turn(history, undefined), clock);
  expect(await waitOf(() => pace.turn(history, undefined), clock)).toBeGreaterThan(15 * SECOND);
});

test('so many requests for history in ten minutes, and no more', async () => {
  const clock = steppedClock(0);
  const pace = createPace(clock);
  await waitOf(() => pace.turn(history, undefined), clock);
  pace.asked(50);
  await clock.advance(MINUTE);
  expect(await waitOf(() => pace.turn(plain, undefined), clock)).toBeLessThanOrEqual(SECOND);
  const waited = await waitOf(() => pace.turn(history, undefined), clock);
  expect(waited).toBeGreaterThan(8 * MINUTE);
  expect(waited).toBeLessThan(10 * MINUTE);
});

test('whoever is stopped waits no longer', async () => {
  const pace = createPace(steppedClock(0));
  pace.asked(50);
  const stop = new AbortController();
  const turn = pace.turn(history, stop.signal);
  stop.abort(new Error('enough'));
  await expect(turn).rejects.toThrow('enough');
});

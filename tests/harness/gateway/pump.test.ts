import { expect, test } from 'vitest';
import { createPump } from '../../../harness/gateway/pump.js';
import { steppedClock } from '../../../platform/clock/stepped.js';

function setUp() {
  const clock = steppedClock(1000);
  const failures: unknown[] = [];
  const pump = createPump(clock, 250, (error) => failures.push(error));
  return { clock, failures, pump };
}

test('each task is told the moment and the one before, all of them on the same beats', async () => {
  const { clock, pump } = setUp();
  const heard: (readonly [string, number, number])[] = [];
  pump.add((now, before) => heard.push(['first', now, before]));
  await clock.advance(100);
  pump.add((now, before) => heard.push(['second', now, before]));
  await clock.advance(400);
  expect(heard).toEqual([
    ['first', 1250, 1000],
    ['second', 1250, 1100],
    ['first', 1500, 1250],
    ['second', 1500, 1250],
  ]);
});

test('one function added twice is two tasks, and a cancelled one hears no more', async () => {
  const { clock, pump } = setUp();
  let beats = 0;
  const count = () => {
    beats += 1;
  };
  const cancel = pump.add(count);
  pump.add(count);
  await clock.advance(250);
  expect(beats).toBe(2);
  cancel();
  cancel();
  await clock.advance(250);
  expect(beats).toBe(3);
});

test('a task that throws ends, is reported once, and takes no other with it', async () => {
  const { clock, pump, failures } = setUp();
  let beats = 0;
  pump.add(() => {
    throw new Error('no such instrument');
  });
  pump.add(() => {
    beats += 1;
  });
  await clock.advance(750);
  expect(beats).toBe(3);
  expect(failures).toEqual([new Error('no such instrument')]);
});

test('when all have left it rests, and wakes for the next', async () => {
  const { clock, pump } = setUp();
  const cancel = pump.add(() => {});
  cancel();
  await clock.advance(1100);
  const heard: number[] = [];
  pump.add((now) => heard.push(now));
  await clock.advance(250);
  expect(heard).toEqual([2350]);
});

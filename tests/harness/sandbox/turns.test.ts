import { expect, test } from 'vitest';
import { createTurns } from '../../../harness/sandbox/turns.js';

/** A task that ends when the test says so. */
function task() {
  let end = () => {};
  let hasBegun = false;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    hasBegun = true;
    await ended;
    return 'done';
  };
  return { run, end: () => end(), hasBegun: () => hasBegun };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('no more tasks are under way than may be, and each has its turn, first come first served', async () => {
  const turns = createTurns(2);
  const tasks = [task(), task(), task(), task()];
  const all = tasks.map(({ run }) => turns.take(run));
  await settle();
  expect(tasks.map(({ hasBegun }) => hasBegun())).toEqual([true, true, false, false]);
  tasks[1]?.end();
  await settle();
  expect(tasks.map(({ hasBegun }) => hasBegun())).toEqual([true, true, true, false]);
  for (const { end } of tasks) end();
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
});

test('one that fails gives its turn on', async () => {
  const turns = createTurns(1);
  const failing = turns.take(() => Promise.reject(new Error('failed')));
  const next = turns.take(async () => 'done');
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('done');
});

test('one that is called off while it waits never begins, and takes nobody a turn', async () => {
  const turns = createTurns(1);
  const [first, second, third] = [task(), task(), task()];
  const callOff = new AbortController();
  const all = [turns.take(first.run), turns.take(second.run, callOff.signal), turns.take(third.run)];
  callOff.abort();
  expect(await all[1]).toBeUndefined();
  first.end();
  third.end();
  expect(await Promise.all(all)).toEqual(['done', undefined, 'done']);
  expect(second.hasBegun()).toBe(false);
  expect(await turns.take(second.run, callOff.signal)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { once } from '../../server/once.js';

test('what is opened at the first call is the same for all', async () => {
  let openings = 0;
  const opened = once(async () => ({ number: ++openings }));
  const [first, second] = await Promise.all([opened(), opened()]);
  expect(first).toBe(second);
  expect(await opened()).toBe(first);
  expect(openings).toBe(1);
});

test('an opening that failed is tried again', async () => {
  const answers = [Promise.reject(new Error('the disk is full')), Promise.resolve('open')];
  const opened = once(() => answers.shift() ?? Promise.reject(new Error('called too often')));
  await expect(opened()).rejects.toThrow('the disk is full');
  expect(await opened()).toBe('open');
});

test('who closes it gets it once, and nothing where nothing was opened', async () => {
  let openings = 0;
  const opened = once(async () => ++openings);
  expect(await opened.taken()).toBeUndefined();
  await opened();
  expect(await opened.taken()).toBe(1);
  expect(await opened.taken()).toBeUndefined();
  expect(await opened()).toBe(2);
});

test('one that cannot be opened is nothing to close', async () => {
  const opened = once(() => Promise.reject(new Error('no')));
  const [asked, taken] = await Promise.allSettled([opened(), opened.taken()]);
  expect(asked.status).toBe('rejected');
  expect(taken).toEqual({ status: 'fulfilled', value: undefined });
});

import { expect, test } from 'vitest';
import { type Asked, createCrowd, WINDOW } from './crowd.js';

const many = (count: number, what: Asked = 'sent') => new Array<Asked>(count).fill(what);

test('one client alone may use all turns at once', () => {
  const crowd = createCrowd(45, 1);
  crowd.ask(0, ...many(100));
  expect(crowd.sent).toHaveLength(45);
});

test('beside one that asks far too much, another that asks when it has its answer hardly waits', async () => {
  const crowd = createCrowd(45, 2);
  const askAgain = () => {
    if (crowd.waiting(1) === 0) crowd.ask(1, 'sent');
    crowd.clock.after(55, askAgain);
  };
  crowd.askEvery(0, 8, 1500);
  askAgain();
  await crowd.clock.advance(12_000);
  const waits = crowd.sent.filter(({ client }) => client === 1).map(({ at, asked }) => at - asked);
  expect(waits.length).toBeGreaterThan(190);
  // It takes one window until it is known how much it needs.
  expect(waits.filter((wait) => wait > 0).length).toBeLessThanOrEqual(2);
  expect(Math.max(...waits)).toBeLessThanOrEqual(WINDOW);
  // And what it leaves is used.
  expect(crowd.sent.length).toBeGreaterThan((11 * 1000 * 42) / WINDOW);
});

test('of two that wait alike, the one with a cancel goes first', async () => {
  const crowd = createCrowd(10, 3);
  crowd.ask(0, ...many(8));
  crowd.ask(1, 'sent');
  crowd.ask(2, 'sent');
  await crowd.clock.advance(1);
  crowd.ask(1, 'sent');
  crowd.ask(2, 'cancel');
  await crowd.clock.advance(WINDOW);
  expect(crowd.sent.slice(10)).toMatchObject([{ client: 2 }, { client: 1 }]);
});

test('what is refused uses no turn, so many times in a window', () => {
  const crowd = createCrowd(45, 1);
  crowd.ask(0, ...many(45, 'refused'), ...many(100));
  expect(crowd.sent).toHaveLength(45);
  const abused = createCrowd(45, 1);
  abused.ask(0, ...many(60, 'refused'), ...many(100));
  expect(abused.sent).toHaveLength(30);
});

test('a turn counts from when its message leaves', async () => {
  const crowd = createCrowd(5, 1);
  crowd.ask(0, ...many(5, { sentAfter: 900 }), ...many(5));
  await crowd.clock.advance(900 + WINDOW - 1);
  expect(crowd.sent).toHaveLength(5);
  await crowd.clock.advance(1);
  expect(crowd.sent).toHaveLength(10);
});

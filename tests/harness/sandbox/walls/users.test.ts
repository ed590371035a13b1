import { expect, test, vi } from 'vitest';
import { beginningOf, giveBack, takeUser } from '../../../../harness/sandbox/walls/users.js';

test('no two cells that live are the same user, and none is a user of ours', () => {
  const users = [takeUser(), takeUser(), takeUser()];
  expect(new Set(users).size).toBe(3);
  expect(users.every((user) => user !== undefined && user > 1_000_000_000)).toBe(true);
  for (const user of users) giveBack(user ?? 0);
});

test('nor are they where our code is loaded twice in a process', async () => {
  const first = takeUser();
  vi.resetModules();
  const again = await import('../../../../harness/sandbox/walls/users.js');
  expect(again.takeUser).not.toBe(takeUser);
  const second = again.takeUser();
  expect([first, second]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(second).not.toBe(first);
  for (const user of [first, second]) again.giveBack(user ?? 0);
});

test('what a cell gave back another may have, and there is an end to them', () => {
  const users: number[] = [];
  for (let user = takeUser(); user !== undefined; user = takeUser()) users.push(user);
  expect(users).toHaveLength(64);
  giveBack(users[7] ?? 0);
  expect(takeUser()).toBe(users[7]);
  for (const user of users) giveBack(user);
});

test('a range that the system uses, for a user or for containers, is left alone', () => {
  const nothing = 'root:x:0:0:root:/root:/bin/bash\n';
  const first = beginningOf(nothing, '# none\n');
  expect(first).toBe(0x49425300);
  const second = beginningOf(`${nothing}me:x:${0x49425300 + 5}:100::/:/bin/sh\n`, '');
  expect(second).toBeGreaterThan(0x49425300);
  expect(beginningOf(nothing, `me:${0x49425300 - 10}:65536\n`)).toBe(second);
  expect(beginningOf(nothing, 'me:1000000000:3000000000\n')).toBeUndefined();
});

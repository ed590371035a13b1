import { expect, test } from 'vitest';
import { createObserver } from '../../../harness/runner/observer.js';

const MOST = 20_000;

test.each([
  [MOST - 1, MOST - 1, 0],
  [MOST, MOST, 0],
  [MOST + 1, MOST, 1],
  [MOST + 7, MOST, 7],
])('of %i messages %i are kept, and %i are told of as not kept', (crossed, kept, unkept) => {
  const observer = createObserver();
  const listeners = [observer.listenerFor('#1'), observer.listenerFor('#2')];
  for (let each = 0; each < crossed; each += 1) {
    listeners[each % 2]?.crossed?.({
      ...{
        seq: each,
        at: each,
        direction: 'reply',
        passage: 'forwarded',
        name: 'tickPrice',
        message: undefined,
      },
      body: Buffer.alloc(0),
    });
  }
  const seen = observer.seen();
  expect(seen.sessions.reduce((sum, { messages }) => sum + messages.length, 0)).toBe(kept);
  expect(seen.unkept).toBe(unkept);
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqliteReviewStore } from '../../../../harness/runner/review/sqlite-store.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { open, scratchFolder } from '../../../platform/database/scratch.js';
import { aReview } from './a-review.js';

test('keeps what was said, in its order, for whoever opens the database next', async () => {
  const file = join(scratchFolder(), 'ibs.db');
  const clock = steppedClock('2026-03-02T16:00:00Z');
  const store = sqliteReviewStore(await open(file), clock);
  const { rerun, at, ...fixed } = aReview({ verdict: 'fixed' });
  const number = await store.add(fixed);
  const saidAt = clock.now();
  await clock.advance(1000);
  await store.add({ ...fixed, verdict: 'unfixable', reason: 'IB has no such feed' });
  await store.add({ ...fixed, validation: 'val_2' });
  await store.ranAgain(number, 'timeout');
  const reopened = sqliteReviewStore(await open(file), clock);
  expect(await reopened.of('val_1')).toEqual([
    { ...fixed, rerun: 'timeout', at: saidAt },
    { ...fixed, verdict: 'unfixable', reason: 'IB has no such feed', rerun: undefined, at: saidAt + 1000 },
  ]);
  expect(await reopened.of('val_3')).toEqual([]);
});

import { asc, eq } from 'drizzle-orm';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Database } from '../../../platform/database/open.js';
import type { Review } from './review.js';
import type { ReviewStore } from './store.js';
import { type ReviewRow, reviews } from './tables.js';

export function sqliteReviewStore({ orm, attempt, transaction }: Database, clock: Clock): ReviewStore {
  return {
    add: ({ validation, example, hash, verdict, reason = null }) =>
      transaction(() => {
        const row = { validation, example, hash, verdict, reason, at: clock.now() };
        return orm.insert(reviews).values(row).returning({ seq: reviews.seq }).get().seq;
      }),

    ranAgain: (review, outcome) =>
      transaction(() => {
        orm.update(reviews).set({ rerun: outcome }).where(eq(reviews.seq, review)).run();
      }),

    of: (validation) =>
      attempt(() =>
        orm
          .select()
          .from(reviews)
          .where(eq(reviews.validation, validation))
          .orderBy(asc(reviews.seq))
          .all()
          .map(toReview),
      ),
  };
}

function toReview({ validation, example, hash, verdict, reason, rerun, at }: ReviewRow): Review {
  return { validation, example, hash, verdict, reason: reason ?? undefined, rerun: rerun ?? undefined, at };
}

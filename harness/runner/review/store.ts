import type { Outcome } from '../verdict.js';
import type { Review } from './review.js';

/** What people have said, for all processes. What a promise resolves for is on disk. */
export interface ReviewStore {
  /** Gives the number by which it is known from then on. */
  add(review: Omit<Review, 'rerun' | 'at'>): Promise<number>;
  /** Notes what became of an example that was said to be fixed. */
  ranAgain(review: number, outcome: Outcome): Promise<void>;
  /** In the order in which it was said. */
  of(validation: string): Promise<readonly Review[]>;
}

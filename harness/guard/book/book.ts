import type { Side } from '../asked/side.js';
import type { Entry, HeardEntry } from '../record/line.js';
import type { Unsettled } from './unsettled.js';

/** An order that went through the guard and may still trade, or has today. */
export interface StandingOrder {
  readonly clientId: number;
  readonly orderId: number;
  readonly account: string;
  readonly conId: number;
  readonly symbol: string;
  readonly side: Side;
  /** Of a combination, for one of it; otherwise none. */
  readonly legs: readonly StandingLeg[];
  /** The most it may still be: an upstream may refuse the modification that made it smaller. */
  readonly quantity: number;
  /** The least it may be: a modification that makes it larger counts here once the upstream has been heard to hold it. */
  readonly least: number;
  readonly filled: number;
  readonly parentId: number;
  /** Sent, and waiting at the upstream to be transmitted. */
  readonly isDraft: boolean;
  readonly isOpen: boolean;
  /** What it may move at most, in the account's currency, whichever of its modifications holds. */
  readonly notional: number;
  readonly permId: number | undefined;
  /** As last heard; undefined until the upstream says that it has it. */
  readonly status: string | undefined;
  /** When it was last asked for, in milliseconds since 1970. */
  readonly askedAt: number;
  /** Its client has been away, and how much has traded has not been heard since. */
  readonly isUnheard: boolean;
}

export interface StandingLeg {
  readonly conId: number;
  readonly side: Side;
  readonly ratio: number;
}

/**
 * What the guard's clients have done, as a fold over what is on record: the same lines give the same book, so
 * that a guard that is killed and started again goes on with the same orders and the same day.
 */
export interface Book {
  /** Takes in what has been put on record. */
  apply(entry: Entry, at: number): void;
  /** Whether something heard of an order changes anything here; what does not is not worth a line. */
  isNews(entry: HeardEntry): boolean;
  order(clientId: number, orderId: number): StandingOrder | undefined;
  /** Open ones, drafts included. */
  open(account?: string): readonly StandingOrder[];
  /** All that may trade if nobody cancels it: open ones, and inactive ones, which may come back. */
  cancellable(): readonly StandingOrder[];
  /** What they have traded and no position shows yet. */
  readonly unsettled: Unsettled;
  /**
   * What the day's orders have moved or may still move, in the account's currency, rounded up to a hundredth each:
   * open ones count whole, whenever they were asked for; of those that ended today what had traded of them, and all of
   * what is gone without a word. The day is New York's.
   */
  notionalToday(account: string, now: number): number;
  readonly isKilled: boolean;
  readonly killedBecause: string | undefined;
}

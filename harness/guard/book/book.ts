import type { Entry } from '../record/line.js';

/** An order that went through the guard and may still trade, or has today. */
export interface StandingOrder {
  readonly clientId: number;
  readonly orderId: number;
  readonly account: string;
  readonly conId: number;
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  readonly quantity: number;
  readonly filled: number;
  readonly parentId: number;
  /** Sent, and waiting at the upstream to be transmitted. */
  readonly isDraft: boolean;
  readonly isOpen: boolean;
  /** What it may move, in the account's currency. */
  readonly notional: number;
  readonly permId: number | undefined;
}

/**
 * What the guard's clients have done, as a fold over what is on record: the same lines give the same book, so
 * that a guard that is killed and started again goes on with the same orders and the same day.
 */
export interface Book {
  /** Takes in what has been put on record. */
  apply(entry: Entry, at: number): void;
  order(clientId: number, orderId: number): StandingOrder | undefined;
  /** Open ones, drafts included. */
  open(account?: string): readonly StandingOrder[];
  /** What the day's orders have moved or may still move: traded parts of all, the rest of the open ones. */
  notionalToday(account: string, now: number): number;
  readonly isKilled: boolean;
  readonly killedBecause: string | undefined;
}

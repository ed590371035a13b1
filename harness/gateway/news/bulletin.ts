/** 1 as such, 2: an exchange cannot be traded on any more, 3: it can again. */
export type BulletinType = 1 | 2 | 3;

/** What IB has to say to everybody. */
export interface Bulletin {
  readonly time: number;
  /** No two bulletins have the same: some clients keep them by it. */
  readonly msgId: number;
  readonly type: BulletinType;
  readonly text: string;
  /** Where it comes from, as IB names exchanges. */
  readonly exchange: string;
}

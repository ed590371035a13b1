import type { Valuation } from '../../../trading/exchange/ledger/valuation.js';

/** Where the feeds of accounts look; the venue is one. */
export interface AccountSource {
  /** In the order of the login. */
  readonly accountIds: readonly string[];
  /** Some of them by the name of their group. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** What an account is worth at a moment: the same object, as long as neither has changed. */
  valuation(accountId: string, now: number): Valuation | undefined;
  /** Told after every change of an account that is not of prices alone; returns how to stop. */
  onAccountChange(listener: (accountId: string) => void): () => void;
}

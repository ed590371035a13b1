import type { PaperAccount } from './account.js';
import { type AccountValue, accountValues } from './values.js';

/** The accounts behind one login. */
export interface PaperAccounts {
  readonly ids: readonly string[];
  /** The account that a client means by an id, or by none; undefined when there is no such account. */
  find(id: string): PaperAccount | undefined;
  all(): readonly PaperAccount[];
  values(account: PaperAccount): readonly AccountValue[];
}

const STARTING_CASH = 1_000_000;

/** Accounts as a paper login has them on its first day. */
export function newAccounts(ids: readonly [string, ...string[]]): readonly PaperAccount[] {
  return ids.map((id) => ({ id, baseCurrency: 'USD', cash: STARTING_CASH }));
}

export function createAccounts(accounts: readonly PaperAccount[]): PaperAccounts {
  return {
    ids: accounts.map(({ id }) => id),
    all: () => accounts,
    find: (id) => (id === '' ? accounts[0] : accounts.find((account) => account.id === id)),
    values: accountValues,
  };
}

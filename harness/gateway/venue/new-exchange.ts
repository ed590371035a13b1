import { newAccount } from '../../../trading/exchange/ledger/account.js';
import { newYorkDate } from '../../../trading/exchange/ledger/day.js';
import type { ExchangeState } from '../../../trading/exchange/state.js';

const STARTING_CASH = 1_000_000;
/** Numbers of orders look like those of a real account, and fit where clients keep them. */
const FIRST_ORDER_ID = 1_100_000_000;

/** Accounts as a paper login has them on its first day. */
export function newExchangeState(accounts: readonly string[], now: number): ExchangeState {
  return {
    lastOrderId: FIRST_ORDER_ID,
    lastPriority: 0,
    lastFill: 0,
    orders: [],
    fills: [],
    accounts: accounts.map((id) => newAccount(id, 'USD', STARTING_CASH, newYorkDate(now))),
    taken: [],
    now,
  };
}

/** The same with the accounts that it does not have yet, as they are on their first day. */
export function withAccounts(state: ExchangeState, accounts: readonly string[], now: number): ExchangeState {
  const known = new Set(state.accounts.map(({ id }) => id));
  const more = newExchangeState(accounts, now).accounts.filter(({ id }) => !known.has(id));
  return more.length === 0 ? state : { ...state, accounts: [...state.accounts, ...more] };
}

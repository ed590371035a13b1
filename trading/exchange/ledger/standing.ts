import { type Instrument, isOption } from '../../instruments/instrument.js';
import type { Balance, Holding } from '../margin/holding.js';
import type { Prices } from '../market-view.js';
import type { AccountState } from './account.js';
import { holdingOf, type ValuedPosition } from './valued-position.js';

/** What margin is reckoned from: of an account, or of what an order would add to it. */
export interface Standing {
  readonly holdings: readonly Holding[];
  readonly balances: readonly Balance[];
  /** In the base currency: all there is but for options, on which nothing is lent. */
  readonly equityWithLoan: number;
}

export function standingOf(
  account: AccountState,
  positions: readonly ValuedPosition[],
  prices: Prices,
  now: number,
  rateOf: (currency: string) => number,
): Standing {
  let equityWithLoan = 0;
  const balances: Balance[] = [];
  for (const [currency, cash] of Object.entries(account.cash)) {
    const value = cash * rateOf(currency);
    equityWithLoan += value;
    if (currency !== account.baseCurrency && value !== 0) balances.push({ currency, value });
  }
  const holdings: Holding[] = [];
  for (const { instrument, quantity, marketValue, equity, exchangeRate } of positions) {
    if (hasLoanValue(instrument)) equityWithLoan += equity * exchangeRate;
    if (quantity !== 0)
      holdings.push(holdingOf(instrument, quantity, marketValue, exchangeRate, prices, now));
  }
  return { holdings, balances, equityWithLoan };
}

export function hasLoanValue(instrument: Instrument): boolean {
  return !isOption(instrument);
}

/** Both at once: what is in the same instrument or currency is one. */
export function together(one: Standing, more: Standing): Standing {
  const holdings = [...one.holdings];
  for (const added of more.holdings) {
    const at = holdings.findIndex(({ instrument }) => instrument.conId === added.instrument.conId);
    const held = holdings[at];
    if (held === undefined) holdings.push(added);
    else {
      const quantity = held.quantity + added.quantity;
      if (quantity === 0) holdings.splice(at, 1);
      else holdings[at] = { ...held, quantity, value: held.value + added.value };
    }
  }
  const balances = [...one.balances];
  for (const added of more.balances) {
    const at = balances.findIndex(({ currency }) => currency === added.currency);
    const had = balances[at];
    if (had === undefined) balances.push(added);
    else balances[at] = { ...had, value: had.value + added.value };
  }
  return { holdings, balances, equityWithLoan: one.equityWithLoan + more.equityWithLoan };
}

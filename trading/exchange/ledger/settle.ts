import { type Instrument, isOption, type Option } from '../../instruments/instrument.js';
import { gainAt } from '../../instruments/options-math.js';
import type { PositionCause } from '../event.js';
import type { Prices } from '../market-view.js';
import type { AccountState } from './account.js';
import { instrumentOf } from './instruments.js';
import { markOf } from './mark.js';
import { applyTrade } from './trade.js';
import { worthOfPoint } from './worth.js';

/** An option in the money by a cent is exercised without being asked; a cent as a difference is a little less. */
const LEAST_GAIN = 0.01 - 1e-9;

/** The account after `quantity` of an option that it holds, or has sold, has been exercised. */
export function exerciseOption(
  account: AccountState,
  option: Option,
  quantity: number,
  prices: Prices,
  now: number,
): AccountState {
  const under = instrumentOf(option.underConId);
  if (under === undefined) return account;
  if (option.underSecType === 'IND') {
    return leave(account, option, quantity, gainOf(option, prices, now) ?? 0);
  }
  const { averageCost = 0, quantity: held = 0 } = account.positions[option.conId] ?? {};
  // The cost of an option on a stock goes into that of the stock; a future begins at the strike.
  const cost = option.underSecType === 'STK' ? averageCost / worthOfPoint(option) : 0;
  return applyTrade(leave(account, option, quantity, cost), {
    instrument: under,
    side: (option.right === 'C') === held > 0 ? 'BUY' : 'SELL',
    quantity: option.underSecType === 'STK' ? quantity * option.multiplier : quantity,
    price: option.right === 'C' ? option.strike + cost : option.strike - cost,
    commission: 0,
    commissionCurrency: option.currency,
  }).account;
}

/** The account after `quantity` of an option has come to nothing. */
export function lapseOption(account: AccountState, option: Option, quantity: number): AccountState {
  return leave(account, option, quantity, 0);
}

/** The account after a contract that it holds has ended: options in the money are exercised, futures paid out. */
export function expire(
  account: AccountState,
  instrument: Instrument,
  prices: Prices,
  now: number,
): { readonly account: AccountState; readonly cause: Exclude<PositionCause, 'lapse'> } {
  const { averageCost = 0, quantity: held = 0 } = account.positions[instrument.conId] ?? {};
  const quantity = Math.abs(held);
  if (!isOption(instrument)) {
    const last = markOf(instrument, prices, now) ?? averageCost / worthOfPoint(instrument);
    return { account: leave(account, instrument, quantity, last), cause: 'expiry' };
  }
  if ((gainOf(instrument, prices, now) ?? 0) < LEAST_GAIN) {
    return { account: lapseOption(account, instrument, quantity), cause: 'expiry' };
  }
  const cause = held > 0 ? 'exercise' : 'assignment';
  return { account: exerciseOption(account, instrument, quantity, prices, now), cause };
}

/** What exercising would bring for each unit, as quoted; 0 out of the money. */
function gainOf(option: Option, prices: Prices, now: number): number | undefined {
  const price = markOf({ conId: option.underConId }, prices, now);
  return price === undefined ? undefined : Math.max(0, gainAt(option, price));
}

/** Takes some of a position out of the account at a price, free of charge. */
function leave(account: AccountState, instrument: Instrument, quantity: number, price: number): AccountState {
  const { quantity: held = 0 } = account.positions[instrument.conId] ?? {};
  const leaving = Math.min(quantity, Math.abs(held));
  if (leaving === 0) return account;
  return applyTrade(account, {
    instrument,
    side: held > 0 ? 'SELL' : 'BUY',
    quantity: leaving,
    price,
    commission: 0,
    commissionCurrency: instrument.currency,
  }).account;
}

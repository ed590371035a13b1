import { kinds } from '../../instruments/kinds.js';
import type { Refusal } from '../event.js';
import { commissionFor } from '../fees/commission.js';
import type { FeeSchedule } from '../fees/schedule.js';
import { marginOf } from '../margin/margin.js';
import type { Prices } from '../market-view.js';
import type { OrderTerms } from '../orders/order.js';
import type { MarginFigures, Preview } from '../preview.js';
import type { AccountState } from './account.js';
import { type ExpectedTrade, expectedTrades, standingAfter } from './expected.js';
import { needOfOrders, openedBeside, type Situation } from './need.js';
import type { Wanted } from './opening.js';
import { ratesTo } from './rates.js';
import { type Standing, standingOf, together } from './standing.js';
import { valuePositions } from './valued-position.js';

/** What an order would do to the account if it filled now, beside all orders that work already. */
export function previewOf(
  account: AccountState,
  others: readonly Wanted[],
  terms: OrderTerms,
  prices: Prices,
  fees: FeeSchedule,
  now: number,
): Preview {
  const situation = { account, others, prices, fees, now };
  const trades = expectedTrades(terms, terms.quantity, prices, now);
  const { before, after, commission, commissionCurrency } = outlook(situation, terms, trades);
  // What the price lists say is what is charged: there is nothing between the least and the most.
  return {
    before: before(),
    after,
    commission,
    leastCommission: commission,
    mostCommission: commission,
    commissionCurrency,
  };
}

/** Undefined where the account has room for the order; what only closes a position always has. */
export function refusalFor(
  account: AccountState,
  others: readonly Wanted[],
  terms: OrderTerms,
  prices: Prices,
  fees: FeeSchedule,
  now: number,
): Refusal | undefined {
  const situation = { account, others, prices, fees, now };
  const trades = expectedTrades(terms, terms.quantity, prices, now);
  const opened = openedBeside(situation, terms, trades);
  if (opened.length === 0) return undefined;
  const borrowed = opened.find(
    ({ instrument, quantity }) => quantity < 0 && !kinds[instrument.secType].shortable,
  );
  if (borrowed !== undefined) return { kind: 'no-position', conId: borrowed.instrument.conId };
  return lackIn(account, outlook(situation, terms, trades).after);
}

/** Undefined where the account has room for all of these at once; those that only close always have. */
export function refusalForAll(
  account: AccountState,
  others: readonly Wanted[],
  asked: readonly Wanted[],
  prices: Prices,
  now: number,
): Refusal | undefined {
  const rateOf = ratesTo(account.baseCurrency, prices, now);
  const needOf = (orders: readonly Wanted[]) =>
    needOfOrders({ account, others: orders, prices, now }, rateOf);
  const need = needOf([...others, ...asked]);
  if (need <= needOf(others)) return undefined;
  const standing = standingOf(account, valuePositions(account, prices, now, rateOf), prices, now, rateOf);
  return lackIn(account, figuresOf(standing, need, 0));
}

function lackIn(
  { baseCurrency }: AccountState,
  { initial, equityWithLoan }: MarginFigures,
): Refusal | undefined {
  if (initial <= equityWithLoan) return undefined;
  return { kind: 'funds', equityWithLoan, initialMargin: initial, currency: baseCurrency };
}

interface Charged extends Situation {
  readonly fees: FeeSchedule;
}

function outlook(situation: Charged, terms: OrderTerms, trades: readonly ExpectedTrade[]) {
  const { account, prices, now } = situation;
  const rateOf = ratesTo(account.baseCurrency, prices, now);
  const standing = standingOf(account, valuePositions(account, prices, now, rateOf), prices, now, rateOf);
  const working = needOfOrders(situation, rateOf, { terms, trades });
  const { commission, commissionCurrency } = commissionOf(trades, situation);
  const added = standingAfter(trades, account.baseCurrency, prices, now, rateOf);
  const paid = commission * rateOf(commissionCurrency);
  return {
    before: () => figuresOf(standing, needOfOrders(situation, rateOf), 0),
    after: figuresOf(together(standing, added), working, paid),
    commission,
    commissionCurrency,
  };
}

function figuresOf(standing: Standing, working: number, paid: number): MarginFigures {
  const { initial, maintenance } = marginOf(standing.holdings, standing.balances);
  return { initial: initial + working, maintenance, equityWithLoan: standing.equityWithLoan - paid };
}

/** Of the legs of a combo together, which are charged in one currency. */
function commissionOf(trades: readonly ExpectedTrade[], { account, fees }: Charged) {
  let commission = 0;
  let commissionCurrency = account.baseCurrency;
  for (const { instrument, quantity, price } of trades) {
    const { amount, currency } = commissionFor({
      instrument,
      side: quantity > 0 ? 'BUY' : 'SELL',
      quantity: Math.abs(quantity),
      price,
      schedule: fees,
      filledBefore: 0,
      paidBefore: 0,
    });
    commission += amount;
    commissionCurrency = currency;
  }
  return { commission, commissionCurrency };
}

import type { Refusal } from '../event.js';
import { commissionFor } from '../fees/commission.js';
import type { FeeSchedule } from '../fees/schedule.js';
import type { Prices } from '../market-view.js';
import { type Order, type OrderTerms, remainingOf } from '../orders/order.js';
import type { MarginFigures, Preview } from '../preview.js';
import type { AccountState } from './account.js';
import { type ExpectedTrade, expectedTrades, standingAfter } from './expected.js';
import { ratesTo } from './rates.js';
import { marginFor, type Standing, standingOf, together } from './standing.js';
import { valuePositions } from './valued-position.js';

/** What an order would do to the account if it filled now, beside all orders that work already. */
export function previewOf(
  account: AccountState,
  openOrders: Iterable<Order>,
  terms: OrderTerms,
  prices: Prices,
  fees: FeeSchedule,
  now: number,
): Preview {
  const trades = expectedTrades(terms, terms.quantity, prices, now);
  const { before, after, commission, commissionCurrency } = outlook(
    { account, openOrders, prices, fees, now },
    trades,
  );
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
  openOrders: Iterable<Order>,
  terms: OrderTerms,
  prices: Prices,
  fees: FeeSchedule,
  now: number,
): Refusal | undefined {
  const trades = expectedTrades(terms, terms.quantity, prices, now);
  if (openingParts(account, trades).length === 0) return undefined;
  const { after } = outlook({ account, openOrders, prices, fees, now }, trades);
  const { initial: initialMargin, equityWithLoan } = after;
  if (initialMargin <= equityWithLoan) return undefined;
  return { kind: 'funds', equityWithLoan, initialMargin, currency: account.baseCurrency };
}

interface Situation {
  readonly account: AccountState;
  readonly openOrders: Iterable<Order>;
  readonly prices: Prices;
  readonly fees: FeeSchedule;
  readonly now: number;
}

type Rates = (currency: string) => number;

function outlook(situation: Situation, trades: readonly ExpectedTrade[]) {
  const { account, prices, now } = situation;
  const rateOf = ratesTo(account.baseCurrency, prices, now);
  const standing = standingOf(account, valuePositions(account, prices, now, rateOf), prices, now, rateOf);
  const working = needOfOrders(situation, rateOf);
  const { commission, commissionCurrency } = commissionOf(trades, situation);
  const added = standingAfter(trades, account.baseCurrency, prices, now, rateOf);
  const paid = commission * rateOf(commissionCurrency);
  return {
    before: () => figuresOf(standing, working, 0),
    after: figuresOf(together(standing, added), working, paid),
    commission,
    commissionCurrency,
  };
}

function figuresOf(standing: Standing, working: number, paid: number): MarginFigures {
  const { initial, maintenance } = marginFor(standing);
  return { initial: initial + working, maintenance, equityWithLoan: standing.equityWithLoan - paid };
}

/** Of the legs of a combo together, which are charged in one currency. */
function commissionOf(trades: readonly ExpectedTrade[], { account, fees }: Situation) {
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

/** What working orders would ask for if each filled alone; children trade what their parents have. */
function needOfOrders({ account, openOrders, prices, now }: Situation, rateOf: Rates): number {
  let need = 0;
  for (const order of openOrders) {
    if (order.terms.parent !== undefined) continue;
    const trades = openingParts(account, expectedTrades(order.terms, remainingOf(order), prices, now));
    if (trades.length === 0) continue;
    const added = standingAfter(trades, account.baseCurrency, prices, now, rateOf);
    need += Math.max(0, marginFor(added).initial - added.equityWithLoan);
  }
  return need;
}

/** What of the trades goes beyond closing what is held. */
function openingParts({ positions }: AccountState, trades: readonly ExpectedTrade[]): ExpectedTrade[] {
  const parts: ExpectedTrade[] = [];
  for (const trade of trades) {
    const { quantity: held = 0 } = positions[trade.instrument.conId] ?? {};
    if (held * trade.quantity >= 0) parts.push(trade);
    else if (Math.abs(trade.quantity) > Math.abs(held))
      parts.push({ ...trade, quantity: trade.quantity + held });
  }
  return parts;
}

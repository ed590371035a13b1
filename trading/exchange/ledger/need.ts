import { marginOf } from '../margin/margin.js';
import type { Prices } from '../market-view.js';
import { type OrderTerms, remainingOf } from '../orders/order.js';
import type { AccountState } from './account.js';
import { type ExpectedTrade, expectedTrades, standingAfter } from './expected.js';
import { alternatives, type Closing, closingOf, groupOf, type Wanted } from './opening.js';

/** An account with what works in it already, at a moment. */
export interface Situation {
  readonly account: AccountState;
  readonly others: readonly Wanted[];
  readonly prices: Prices;
  readonly now: number;
}

/** An order that is asked for. */
interface Asked {
  readonly terms: OrderTerms;
  readonly trades: readonly ExpectedTrade[];
}

/**
 * What working orders would ask for if each filled alone, besides an order that is taken to have filled. Of those
 * that exclude each other, as much as the largest.
 */
export function needOfOrders(
  situation: Situation,
  rateOf: (currency: string) => number,
  asked?: Asked,
): number {
  const { account, others, prices, now } = situation;
  if (others.length === 0) return 0;
  const closing = closingOf(account);
  const needOf: NeedOf = (trades) => {
    const opened = closing.opening(trades);
    if (opened.length === 0) return 0;
    const added = standingAfter(opened, account.baseCurrency, prices, now, rateOf);
    return Math.max(0, marginOf(added.holdings, added.balances).initial - added.equityWithLoan);
  };
  if (asked === undefined) return needOfEach(others, closing, needOf, situation);
  const [instead, besides] = apart(others, asked.terms);
  const extra = instead.length === 0 ? 0 : needOfEach(instead, closingOf(account), needOf, situation);
  const more = Math.max(0, extra - needOf(asked.trades));
  closing.take([...asked.trades, ...instead.flatMap((order) => tradesOf(order, situation))]);
  return more + needOfEach(besides, closing, needOf, situation);
}

type NeedOf = (trades: readonly ExpectedTrade[]) => number;

function needOfEach(
  orders: readonly Wanted[],
  closing: Closing,
  needOf: NeedOf,
  situation: Situation,
): number {
  let sum = 0;
  for (const group of alternatives(orders)) {
    const either: ExpectedTrade[] = [];
    let most = 0;
    for (const order of group) {
      const trades = tradesOf(order, situation);
      most = Math.max(most, needOf(trades));
      either.push(...trades);
    }
    sum += most;
    closing.take(either);
  }
  return sum;
}

/** What of an order goes beyond closing what is held, and what no other order closes already. */
export function openedBeside(
  situation: Situation,
  terms: OrderTerms,
  trades: readonly ExpectedTrade[],
): readonly ExpectedTrade[] {
  const closing = closingOf(situation.account);
  const opened = closing.opening(trades);
  const closesNothing = opened.length === trades.length && opened.every((part, at) => part === trades[at]);
  if (closesNothing) return opened;
  const conIds = new Set(trades.map(({ instrument }) => instrument.conId));
  const [, besides] = apart(situation.others, terms);
  for (const group of alternatives(besides.filter((other) => touches(other.terms, conIds))))
    closing.take(group.flatMap((order) => tradesOf(order, situation)));
  return closing.opening(trades);
}

/** Those that an order excludes, and the others. */
function apart(
  others: readonly Wanted[],
  terms: OrderTerms,
): [instead: Wanted[], besides: readonly Wanted[]] {
  const group = groupOf(terms);
  if (group === undefined) return [[], others];
  return [
    others.filter((other) => groupOf(other.terms) === group),
    others.filter((other) => groupOf(other.terms) !== group),
  ];
}

function tradesOf(order: Wanted, { prices, now }: Situation): ExpectedTrade[] {
  return expectedTrades(order.terms, remainingOf(order), prices, now);
}

function touches({ conId, legs }: OrderTerms, conIds: ReadonlySet<number>): boolean {
  return legs.length === 0 ? conIds.has(conId) : legs.some((leg) => conIds.has(leg.conId));
}

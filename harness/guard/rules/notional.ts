import { type Case, type KnownMove, refuse } from './case.js';
import { money } from './figures.js';
import { onlyReduces } from './holdings.js';
import type { Refusal } from './verdict.js';

/** What an order may move at the dearest, in the account's currency; or why that is not known. */
export function notionalOf(seen: Case): number | Refusal {
  const { order, look, account, moves } = seen;
  let sum = 0;
  let dearest = 0;
  const isCovered = seen.isExit || (moves.some(isOptionSold) && onlyReduces(seen));
  if (typeof isCovered !== 'boolean') return isCovered;
  for (const move of moves) {
    const { instrument, quantity } = move;
    if (instrument === undefined) return refuse('unknown', 'what it trades is not known');
    const rate = look.watch.rate(account, instrument.currency);
    if (!rate.known) {
      return refuse('unknown', `the worth of ${instrument.currency} is not known: ${rate.why}`);
    }
    if (order.cashQuantity !== undefined) return order.cashQuantity * rate.value;
    const price = priceOf(seen, move);
    if (typeof price !== 'number') return price;
    const unit = instrument.worth * rate.value;
    const strike = isOptionSold(move) && !isCovered ? instrument.strike : 0;
    sum += quantity * Math.max(price, strike) * unit;
    dearest = Math.max(dearest, unit);
  }
  // A combination can be bid more for than its legs cost.
  const bid = order.legs.length === 0 ? 0 : Math.abs(order.limitPrice ?? 0) * order.quantity * dearest;
  const notional = Math.max(sum, bid);
  return notional >= 0 ? notional : refuse('unknown', 'what it moves cannot be worked out');
}

/** Whoever sells what is not held may have to buy, or deliver, at the strike price. */
function isOptionSold({ side, instrument }: KnownMove): boolean {
  return side === 'SELL' && (instrument?.secType === 'OPT' || instrument?.secType === 'FOP');
}

/** The highest price at which a move may trade: what holds it, else the highest that it names or that is seen. */
function priceOf({ order, look }: Case, { contract, price }: KnownMove): number | Refusal {
  if (order.ceiling !== undefined) return order.ceiling;
  const quote = look.watch.quote(contract);
  if (!quote.known) return refuse('unknown', `the price is not known: ${quote.why}`);
  const own = order.legs.length === 0 ? [order.limitPrice ?? 0, ...order.otherPrices] : [price ?? 0];
  const highest = Math.max(...own.map(Math.abs), Math.abs(quote.value.high));
  return highest > 0 ? highest : refuse('unknown', 'no price is known but 0');
}

export function refusedByNotional({ policy }: Case, notional: number): Refusal | undefined {
  const most = policy.limits.notionalPerOrder;
  if (most === undefined || notional <= most) return undefined;
  return refuse('notional', `it may move ${money(notional)} where ${money(most)} is allowed`);
}

/** What the day is charged with: a modification instead of what it changes. */
export function refusedByDay({ policy, look, account }: Case, charge: number): Refusal | undefined {
  const most = policy.limits.notionalPerDay;
  if (most === undefined || charge === 0) return undefined;
  const { standing } = look;
  const replaced = standing?.isOpen === true && standing.account === account ? standing.notional : 0;
  const others = look.book.notionalToday(account, look.now) - replaced;
  if (others + charge <= most) return undefined;
  return refuse(
    'daily-notional',
    `it may move ${money(charge)} after ${money(Math.max(0, others))} of today, where ${money(most)} is allowed`,
  );
}

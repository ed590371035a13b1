import type { AskedOrder } from '../asked/asked-order.js';
import { known, unknown } from '../watch/asking/known.js';
import type { Known } from '../watch/watch.js';
import type { Case, KnownMove } from './case.js';
import { onlyReduces } from './holdings.js';
import type { Need } from './need.js';

/** What has to be known of an order for what it may move. */
export function neededForMoved(order: AskedOrder): readonly Need[] {
  const { legs, cashQuantity, ceiling } = order;
  const isPriced = legs.length > 0 || (cashQuantity === undefined && ceiling === undefined);
  return [
    'notional',
    ...(isPriced ? (['prices'] as const) : []),
    ...(mayBeWritten(order) ? (['holdings'] as const) : []),
  ];
}

/** Whether an order may sell options, which can cost more than they bring. */
function mayBeWritten({ contract, legs, side }: AskedOrder): boolean {
  return legs.length > 0 || (side === 'SELL' && ['', 'OPT', 'FOP'].includes(contract.secType));
}

/** What the day is charged with. What closes a position that it was charged with is not charged again. */
export function chargeOf({ isExit, notional }: Case): Known<number> {
  const moved = notional();
  return moved.known && isExit ? known(0) : moved;
}

/** What an order may move at the dearest, in the account's currency. */
export function notionalOf(seen: Omit<Case, 'notional'>): Known<number> {
  const { order, look, account, moves } = seen;
  let sum = 0;
  let dearest = 0;
  const covered = coveredIn(seen);
  if (!covered.known) return covered;
  for (const move of moves) {
    const { instrument, quantity } = move;
    if (instrument === undefined) return unknown('what it trades is not known');
    const rate = look.watch.rate(account, instrument.currency);
    if (!rate.known) return unknown(`the worth of ${instrument.currency} is not known: ${rate.why}`);
    if (order.cashQuantity !== undefined) return known(order.cashQuantity * rate.value);
    const price = priceOf(seen, move);
    if (!price.known) return price;
    const unit = instrument.worth * rate.value;
    const strike = isOptionSold(move) && !covered.value ? instrument.strike : 0;
    sum += quantity * Math.max(price.value, strike) * unit;
    dearest = Math.max(dearest, unit);
  }
  // A combination can be bid more for than its legs cost.
  const bid = order.legs.length === 0 ? 0 : Math.abs(order.limitPrice ?? 0) * order.quantity * dearest;
  const notional = Math.max(sum, bid);
  return notional >= 0 ? known(notional) : unknown('what it moves cannot be worked out');
}

/** Whether the options that it sells are held. */
function coveredIn(seen: Omit<Case, 'notional'>): Known<boolean> {
  if (seen.isExit) return known(true);
  return seen.moves.some(isOptionSold) ? onlyReduces(seen) : known(false);
}

/** Whoever sells what is not held may have to buy, or deliver, at the strike price. */
function isOptionSold({ side, instrument }: KnownMove): boolean {
  return side === 'SELL' && (instrument?.secType === 'OPT' || instrument?.secType === 'FOP');
}

/** The highest price at which a move may trade: what holds it, else the highest that it names or that is seen. */
function priceOf(
  { order, look }: Pick<Case, 'order' | 'look'>,
  { contract, price }: KnownMove,
): Known<number> {
  if (order.ceiling !== undefined) return known(order.ceiling);
  const quote = look.watch.quote(contract);
  if (!quote.known) return unknown(`the price is not known: ${quote.why}`);
  const own = order.legs.length === 0 ? [order.limitPrice ?? 0, ...order.otherPrices] : [price ?? 0];
  const highest = Math.max(...own.map(Math.abs), Math.abs(quote.value.high));
  return highest > 0 ? known(highest) : unknown('no price is known but 0');
}

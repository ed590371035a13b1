import { withoutNoise } from '../../instruments/decimals.js';
import { type Books, instrumentOf, keep, tally } from '../books.js';
import { commissionFor } from '../fees/commission.js';
import { rateTo } from '../ledger/rates.js';
import { applyTrade } from '../ledger/trade.js';
import type { Fill } from '../orders/fill.js';
import { type Order, remainingOf } from '../orders/order.js';
import { accountAt } from '../time/day.js';
import { watchExpiry } from '../time/expiry.js';
import type { LegTrade } from './combo.js';

/** A trade about to happen. */
export interface Execution {
  readonly quantity: number;
  readonly price: number;
  readonly time: number;
  readonly liquidity: Fill['liquidity'];
  /** Of a combo. */
  readonly legs: readonly LegTrade[];
}

/** Writes a trade down: in the order, in the account, in the list of fills. Gives the order after it. */
export function recordFill(books: Books, before: Order, execution: Execution): Order {
  const { quantity, price, legs } = execution;
  const filled = withoutNoise(before.filled + quantity);
  const averagePrice = averageOf(before.filled, before.averagePrice, quantity, price);
  const done = remainingOf({ quantity: before.quantity, filled }) <= 0;
  const order: Order = {
    ...before,
    status: done ? 'Filled' : 'Submitted',
    heldBy: [],
    filled,
    averagePrice,
    lastPrice: price,
  };
  const { conId, side } = before.terms;
  if (legs.length === 0) {
    add(books, order, execution, { conId, side, price, quantity, cumulative: filled, averagePrice });
  } else {
    const whole = addWhole(books, order, execution);
    for (const leg of legs) {
      const legQuantity = withoutNoise(quantity * leg.ratio);
      const had = books.tallies.get(before.id)?.get(leg.conId);
      add(books, order, execution, {
        ...leg,
        quantity: legQuantity,
        cumulative: withoutNoise((had?.quantity ?? 0) + legQuantity),
        averagePrice: averageOf(had?.quantity ?? 0, had?.averagePrice ?? 0, legQuantity, leg.price),
        legOf: whole,
      });
    }
  }
  keep(books, order);
  return order;
}

type Part = Pick<Fill, 'conId' | 'side' | 'price' | 'quantity' | 'cumulative' | 'averagePrice' | 'legOf'>;

/** One instrument's part of a trade, which moves cash and a position. */
function add(books: Books, order: Order, { time, liquidity }: Execution, part: Part): void {
  const { terms, id } = order;
  const instrument = instrumentOf(books, part.conId);
  const account = accountAt(books, terms.account, time);
  if (instrument === undefined || account === undefined) return;
  const { side, quantity, price } = part;
  const had = books.tallies.get(id)?.get(part.conId);
  const fee = commissionFor({
    instrument,
    side,
    quantity,
    price,
    schedule: books.fees,
    filledBefore: had?.quantity ?? 0,
    paidBefore: had?.commission ?? 0,
    averageBefore: had?.averagePrice ?? price,
  });
  const traded = applyTrade(account, {
    instrument,
    side,
    quantity,
    price,
    commission: fee.amount,
    commissionCurrency: fee.currency,
    ...(fee.currency !== instrument.currency && {
      commissionRate: rateTo(fee.currency, instrument.currency, books.prices, time),
    }),
  });
  books.accounts.set(terms.account, traded.account);
  if (account.positions[part.conId] === undefined) watchExpiry(books, part.conId);
  books.lastFill += 1;
  const fill: Fill = {
    number: books.lastFill,
    order: id,
    account: terms.account,
    isCombo: false,
    ...part,
    time,
    exchange: terms.exchange,
    liquidity,
    commission: fee.amount,
    commissionCurrency: fee.currency,
    ...(traded.realized !== undefined && { realized: traded.realized }),
  };
  push(books, order, fill);
  // Nobody asks any more what a filled order has had, unless another of its legs is in the same instrument.
  if (order.status !== 'Filled' || part.legOf !== undefined) tally(books, fill);
}

/** The combo's own part, which moves nothing; its legs do. */
function addWhole(books: Books, order: Order, { quantity, price, time, liquidity }: Execution): number {
  const { terms, id, filled, averagePrice } = order;
  books.lastFill += 1;
  push(books, order, {
    number: books.lastFill,
    order: id,
    account: terms.account,
    conId: terms.conId,
    isCombo: true,
    side: terms.side,
    quantity,
    price,
    time,
    exchange: terms.exchange,
    liquidity,
    cumulative: filled,
    averagePrice,
    commission: 0,
    commissionCurrency: instrumentOf(books, terms.legs[0]?.conId ?? 0)?.currency ?? '',
  });
  return books.lastFill;
}

function push(books: Books, order: Order, fill: Fill): void {
  books.fills.push(fill);
  books.events.push({ type: 'fill', fill, order });
}

function averageOf(quantity: number, average: number, more: number, price: number): number {
  if (quantity === 0 || average === price) return price;
  // Fourteen digits: what a double holds without the noise of its last ones.
  return Number(((average * quantity + price * more) / (quantity + more)).toPrecision(14));
}

import type { Example } from '../../../example/example.js';
import { isOver } from '../../../wire/order-statuses.js';
import type { Observed } from '../../observed.js';
import { orderBookOf } from '../orders/book/order-book.js';
import { lastStatusOf } from '../orders/book/story.js';

/** What is open at the end and was not before: by the account, or where it cannot be asked by what was told last. */
export function howManyOrdersAreLeft(seen: Observed, { expects: { leaves } }: Example): readonly string[] {
  const left = seen.account ? newIn(seen.account) : openByWire(seen);
  if (left.length === leaves.orders) return [];
  const which = left.length === 0 ? '' : `: ${left.join(', ')}`;
  return [`${left.length} orders were left open where ${leaves.orders} are expected${which}`];
}

function newIn({ before, after }: NonNullable<Observed['account']>): readonly string[] {
  const known = new Set(before.openOrders.map(({ permId }) => permId));
  return after.openOrders
    .filter(({ permId }) => !known.has(permId))
    .map(({ action, quantity, symbol, status }) => `${action} ${quantity} ${symbol} (${status})`);
}

function openByWire(seen: Observed): readonly string[] {
  return orderBookOf(seen)
    .orders.filter((story) => {
      const status = lastStatusOf(story);
      return status !== undefined && !isOver(status);
    })
    .map((story) => `${story.title} (${lastStatusOf(story)})`);
}

/**
 * Changes of positions, where the example declares any: of those, and of nothing else. One that says nothing of orders
 * either is not to trade.
 */
export function whichPositionsAreLeft({ account }: Observed, { expects }: Example): readonly string[] {
  const declared = expects.leaves.positions ?? (expects.orders.length === 0 ? {} : undefined);
  if (declared === undefined || account === undefined) return [];
  const before = bySymbol(account.before.positions);
  const after = bySymbol(account.after.positions);
  const symbols = new Set([...Object.keys(declared), ...before.keys(), ...after.keys()]);
  return [...symbols].flatMap((symbol) => {
    const change = (after.get(symbol) ?? 0) - (before.get(symbol) ?? 0);
    const expected = declared[symbol] ?? 0;
    return change === expected ? [] : [`${symbol}: the position changed by ${change}, not by ${expected}`];
  });
}

function bySymbol(
  positions: NonNullable<Observed['account']>['before']['positions'],
): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { symbol, quantity } of positions) held.set(symbol, (held.get(symbol) ?? 0) + quantity);
  return held;
}

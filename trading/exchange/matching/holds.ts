import { type Books, viewOf } from '../books.js';
import type { HeldBy, Order } from '../orders/order.js';
import { auctionOf, nextBell, worksAt } from '../time/hours.js';

/** What keeps an order from working at the moment of the books, but for its trigger. */
export function holdsOf(books: Books, order: Order): readonly HeldBy[] {
  const { terms } = order;
  const held: HeldBy[] = [];
  if (terms.parent !== undefined && books.open.has(terms.parent)) held.push('parent');
  if (terms.conditions !== undefined && !terms.conditions.cancel && !order.conditionsMet)
    held.push('conditions');
  if (terms.goodAfter !== undefined && terms.goodAfter > books.at) held.push('time');
  if (terms.auction !== undefined) held.push('auction');
  else if (!worksAt(books, terms, books.at)) held.push('hours');
  return held.length === 0 && isHalted(books, order) ? HALTED : held;
}

const HALTED: readonly HeldBy[] = ['halt'];

/** Whether what it is in, or a part of that, is halted. */
export function isHalted(books: Books, { terms }: Order): boolean {
  if (terms.legs.length === 0) return viewOf(books, terms.conId)?.halted ?? false;
  return terms.legs.some(({ conId }) => viewOf(books, conId)?.halted);
}

/** With the trigger in its place in the list. */
export function withTrigger(held: readonly HeldBy[]): readonly HeldBy[] {
  return held[0] === 'parent' ? ['parent', 'trigger', ...held.slice(1)] : ['trigger', ...held];
}

/** Whether time alone would have an order stand otherwise than it does. */
export function isPassedBy(books: Books, { terms, heldBy, endsAt }: Order): boolean {
  if (endsAt !== undefined && endsAt <= books.at) return true;
  const waits = terms.goodAfter !== undefined && terms.goodAfter > books.at;
  if (waits !== heldBy.includes('time')) return true;
  if (terms.auction !== undefined) return auctionOf(books, terms, endsAt) <= books.at;
  return worksAt(books, terms, books.at) === heldBy.includes('hours');
}

/** When time alone will next do so. */
export function nextChange(books: Books, { terms, endsAt }: Order): number {
  const { goodAfter } = terms;
  return Math.min(
    endsAt ?? Number.POSITIVE_INFINITY,
    goodAfter !== undefined && goodAfter > books.at ? goodAfter : Number.POSITIVE_INFINITY,
    terms.auction === undefined ? nextBell(books, terms, books.at) : auctionOf(books, terms, endsAt),
  );
}

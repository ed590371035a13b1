import { type Books, lookAt, tell } from '../books.js';
import type { Refusal } from '../event.js';
import type { Refused } from '../exchange.js';
import { spreadFill } from '../groups/after-fill.js';
import { endOrder } from '../groups/end.js';
import { isOfFills } from '../groups/order-index.js';
import { run } from '../matching/run.js';
import { arrive } from '../matching/update.js';
import { endOf } from '../time/hours.js';
import { flawOf, lackOf } from './check.js';
import { type EndReason, isDone, type Order, type OrderId, type OrderTerms } from './order.js';
import { waitsForTrigger } from './prices.js';
import type { Pricing, PricingKind } from './pricing.js';

/** Orders that IB lets turn into each other. */
const PLAIN: ReadonlySet<PricingKind> = new Set(['market', 'limit']);

/** Gives an order other terms. The parent it keeps, also where the terms name none. */
export function modify(books: Books, id: OrderId, asked: OrderTerms, now: number): Refused | undefined {
  lookAt(books, now);
  const order = openOrder(books, id);
  if ('kind' in order) return { ok: false, refusal: order };
  const { parent } = order.terms;
  const terms = parent === undefined ? asked : { ...asked, parent };
  if (asked.parent !== undefined && asked.parent !== parent)
    return { ok: false, refusal: { kind: 'unknown-parent', id: asked.parent } };
  const refusal = refusalOf(books, order, terms);
  if (refusal !== undefined) return { ok: false, refusal };
  const changed = withTerms(books, order, terms);
  books.index.change(order, changed);
  if (changed.quantity <= changed.filled) {
    // What it has got is now all that it was to get.
    const filled: Order = { ...changed, status: 'Filled', heldBy: [] };
    tell(books, filled);
    spreadFill(books, { ...changed, quantity: order.quantity }, filled);
  } else {
    const held = arrive(books, changed);
    tell(books, { ...held, status: held.heldBy.length > 0 ? 'PreSubmitted' : order.status });
    books.queue.set(id, 'arrived');
  }
  run(books);
  return undefined;
}

/** Ends an order. */
export function cancel(books: Books, id: OrderId, reason: EndReason, now: number): Refused | undefined {
  lookAt(books, now);
  const order = openOrder(books, id);
  if ('kind' in order) return { ok: false, refusal: order };
  endOrder(books, order, reason, now, reason === 'rejected' ? 'Inactive' : 'Cancelled');
  run(books);
  return undefined;
}

function openOrder(books: Books, id: OrderId): Order | Refusal {
  const order = books.open.get(id) ?? books.done.get(id);
  if (order === undefined) return { kind: 'unknown-order', id };
  return isDone(order) ? { kind: 'order-done', id, status: order.status } : order;
}

function refusalOf(books: Books, order: Order, terms: OrderTerms): Refusal | undefined {
  const field = changedIdentity(order.terms, terms);
  if (field !== undefined) return { kind: 'changes-identity', field };
  const flaw = flawOf(books, terms);
  if (flaw !== undefined) return flaw;
  if (terms.quantity < order.filled) return { kind: 'below-filled', filled: order.filled };
  const rest = { ...terms, quantity: terms.quantity - order.filled };
  return rest.quantity > 0 ? lackOf(books, rest, order.id) : undefined;
}

function changedIdentity(before: OrderTerms, after: OrderTerms) {
  if (before.account !== after.account) return 'account';
  if (before.conId !== after.conId || !sameAs(before.legs, after.legs)) return 'conId';
  if (before.side !== after.side) return 'side';
  const [from, to] = [before.pricing.kind, after.pricing.kind];
  return from === to || (PLAIN.has(from) && PLAIN.has(to)) ? undefined : 'pricing';
}

function withTerms(books: Books, order: Order, terms: OrderTerms): Order {
  const before = order.terms;
  const samePricing = sameAs(before.pricing, terms.pricing);
  const sameQuantity = before.quantity === terms.quantity;
  const isBetter = !samePricing || terms.quantity > before.quantity;
  if (isBetter) books.lastPriority += 1;
  const sameConditions = sameAs(before.conditions, terms.conditions);
  const waitsForFill = !sameConditions && (terms.conditions?.list.some(isOfFills) ?? false);
  const { stop, limit, endsAt: _, ...rest } = order;
  // An auction that is minutes away is still the one that the order was for.
  const sameEnd = before.auction !== undefined && before.auction === terms.auction;
  const endsAt = sameEnd ? order.endsAt : endOf(books, terms, books.at);
  return {
    ...rest,
    terms,
    priority: isBetter ? books.lastPriority : order.priority,
    // An OCA group has shrunk it; the client that repeats what it asked for does not mean to undo that.
    quantity: sameQuantity ? order.quantity : terms.quantity,
    conditionsMet: order.conditionsMet && sameConditions,
    triggered: order.triggered && (samePricing || isSetOffAlike(before.pricing, terms.pricing)),
    ...(waitsForFill && { fillsBefore: books.lastFill }),
    ...(endsAt !== undefined && { endsAt }),
    ...(samePricing && stop !== undefined && { stop }),
    ...(samePricing && limit !== undefined && { limit }),
  };
}

/** A stop that was set off waits again where it is moved; what trails begins anew. */
function isSetOffAlike(before: Pricing, after: Pricing): boolean {
  if ('by' in before || !waitsForTrigger(before)) return false;
  if ('trigger' in before) return 'trigger' in after && after.trigger === before.trigger;
  return 'stop' in before && 'stop' in after && before.stop === after.stop;
}

/** Terms are plain data, so that the same words are the same terms. */
function sameAs(some: unknown, other: unknown): boolean {
  return some === other || JSON.stringify(some) === JSON.stringify(other);
}

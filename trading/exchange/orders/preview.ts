import { type Books, lookAt } from '../books.js';
import type { Refused } from '../exchange.js';
import { previewOf } from '../ledger/room.js';
import type { Preview } from '../preview.js';
import { flawOf, ordersOf } from './check.js';
import type { OrderId, OrderTerms } from './order.js';

/** What an order would do to its account: a new one, or one that is there under other terms. */
export function preview(
  books: Books,
  terms: OrderTerms,
  now: number,
  replacing?: OrderId,
): { readonly ok: true; readonly preview: Preview } | Refused {
  lookAt(books, now);
  const refusal = flawOf(books, terms);
  const account = books.accounts.get(terms.account);
  if (refusal !== undefined) return { ok: false, refusal };
  if (account === undefined)
    return { ok: false, refusal: { kind: 'unknown-account', account: terms.account } };
  const filled = (replacing === undefined ? undefined : books.open.get(replacing)?.filled) ?? 0;
  const rest = { ...terms, quantity: terms.quantity - filled };
  const others = ordersOf(books, terms.account, replacing);
  return { ok: true, preview: previewOf(account, others, rest, books.prices, books.fees, now) };
}

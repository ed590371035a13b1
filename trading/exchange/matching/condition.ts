import { calendars } from '../../instruments/calendar/calendars.js';
import { isOpen } from '../../instruments/calendar/sessions.js';
import { type Books, instrumentOf, viewOf } from '../books.js';
import { valuation } from '../ledger/valuation.js';
import { lastOrMid } from '../market-view.js';
import type { Condition } from '../orders/condition.js';
import type { Order } from '../orders/order.js';
import { pricesFor, usualTrigger } from './trigger.js';

/** Whether an order's conditions hold now, joined from left to right. */
export function conditionsHold(books: Books, order: Order): boolean {
  const list = order.terms.conditions?.list ?? [];
  let held = true;
  let joined: Condition['joined'] = 'and';
  for (const condition of list) {
    if (joined === 'and') held = held && holds(books, order, condition);
    else held = held || holds(books, order, condition);
    joined = condition.joined;
  }
  return held;
}

function holds(books: Books, order: Order, condition: Condition): boolean {
  if ('conId' in condition && !isWatchedNow(books, order, condition.conId)) return false;
  switch (condition.kind) {
    case 'price': {
      const { conId, method, isMore, price } = condition;
      const usual = usualTrigger(instrumentOf(books, conId));
      return pricesFor(method, usual, viewOf(books, conId), isMore).some((at) => beyond(at, price, isMore));
    }
    case 'time':
      return beyond(books.at, condition.time, condition.isMore);
    case 'margin':
      return beyond(cushionOf(books, order.terms.account), condition.percent, condition.isMore);
    case 'volume':
      return beyond(viewOf(books, condition.conId)?.volume, condition.volume, condition.isMore);
    case 'change':
      return beyond(changeOf(books, condition.conId), condition.percent, condition.isMore);
    case 'execution':
      return hasTraded(books, order, condition);
  }
}

function beyond(found: number | undefined, level: number, isMore: boolean): boolean {
  return found !== undefined && (isMore ? found >= level : found <= level);
}

function isWatchedNow(books: Books, { terms }: Order, conId: number): boolean {
  if (terms.conditions?.ignoreRegularHours) return true;
  const instrument = instrumentOf(books, conId);
  return instrument !== undefined && isOpen(calendars[instrument.calendar], books.at, true);
}

/** Excess liquidity as a percentage of the account's worth. */
function cushionOf(books: Books, id: string): number | undefined {
  const account = books.accounts.get(id);
  return account && valuation(account, books.prices, books.at).totals.cushion * 100;
}

/** In per cent of the close before. */
function changeOf(books: Books, conId: number): number | undefined {
  const view = viewOf(books, conId);
  const price = view && lastOrMid(view);
  const before = view?.previousClose;
  return price === undefined || !before ? undefined : 100 * (price / before - 1);
}

/** Only fills that came after the order count, the latest first. */
function hasTraded(
  books: Books,
  { terms, fillsBefore }: Order,
  { symbol, secType }: { readonly symbol: string; readonly secType: string },
): boolean {
  for (let at = books.fills.length - 1; at >= 0; at -= 1) {
    const fill = books.fills[at];
    if (fill === undefined || fill.number <= (fillsBefore ?? 0)) return false;
    if (fill.account !== terms.account || fill.isCombo) continue;
    const instrument = instrumentOf(books, fill.conId);
    if (instrument?.symbol === symbol && (secType === '' || instrument.secType === secType)) return true;
  }
  return false;
}

import type { AllowedOrder, HeardEntry, Line } from '../record/line.js';
import type { Book, StandingOrder } from './book.js';
import { familyOf } from './family.js';
import { heard, tradedOf } from './heard.js';
import { newYorkDay } from './new-york-day.js';
import { createSums } from './sums.js';
import { type BookedOrder, modified, movesIn, placed, withdrawn } from './terms.js';
import { createUnsettled } from './unsettled.js';

const keyOf = ({ clientId, orderId }: Pick<StandingOrder, 'clientId' | 'orderId'>) =>
  `${clientId} ${orderId}`;

/** @param before what is on record already */
export function createBook(before: Iterable<Line> = []): Book {
  const orders = new Map<string, BookedOrder>();
  /** Those of them that are open; most of a day's are not. */
  const open = new Map<string, BookedOrder>();
  /** Those of the open ones that wait to be transmitted. */
  const drafts = new Map<string, BookedOrder>();
  const byPermId = new Map<number, string>();
  const sums = createSums();
  const unsettled = createUnsettled();
  /** How often something was asked only to see under an id, and not answered: its error is none of the order's. */
  const previews = new Map<string, number>();
  /** How many sessions each client has. */
  const here = new Map<number, number>();
  let today = Number.NEGATIVE_INFINITY;
  let killedBecause: string | undefined;

  const put = (order: BookedOrder) => {
    const key = keyOf(order);
    orders.set(key, order);
    if (order.isOpen) open.set(key, order);
    else open.delete(key);
    if (order.isDraft) drafts.set(key, order);
    else drafts.delete(key);
    if (order.permId !== undefined) byPermId.set(order.permId, key);
  };
  const remove = (order: BookedOrder) => {
    orders.delete(keyOf(order));
    open.delete(keyOf(order));
    drafts.delete(keyOf(order));
    if (order.permId !== undefined) byPermId.delete(order.permId);
  };
  const replace = (order: BookedOrder, next: BookedOrder | undefined) => {
    sums.replace(order, next);
    if (next === undefined) remove(order);
    else put(next);
  };

  /** Orders that are over are of the day on which they ended. A clock that goes back brings no old day back. */
  const reach = (day: number) => {
    if (day <= today) return;
    today = day;
    sums.newDay();
    previews.clear();
    for (const order of orders.values()) if (!order.isOpen) remove(order);
  };

  const take = (entry: AllowedOrder, at: number) => {
    const key = keyOf(entry);
    if (entry.whatIf) {
      previews.set(key, (previews.get(key) ?? 0) + 1);
      return;
    }
    if (entry.transmit) {
      const own = [...drafts.values()].filter(({ clientId }) => clientId === entry.clientId);
      for (const draft of familyOf(entry, own)) replace(draft, { ...draft, isDraft: false });
    }
    const known = orders.get(key);
    if (known && (known.isOpen || entry.isModification)) {
      replace(known, modified(known, entry, at));
      return;
    }
    // An id that is used once more: what its first order moved stays moved.
    const order = placed(known ? { ...entry, isReused: true } : entry, at);
    sums.replace(undefined, order);
    put(order);
  };

  const comeOrGone = (clientId: number, more: 1 | -1) => {
    here.set(clientId, Math.max(0, (here.get(clientId) ?? 0) + more));
    miss((order) => order.clientId === clientId);
  };
  /** What is not transmitted does not trade. */
  const miss = (isMissed: (order: BookedOrder) => boolean) => {
    for (const order of open.values()) {
      if (!order.isDraft && isMissed(order)) put({ ...order, isUnheard: true });
    }
  };

  /** The permanent id knows better whose order it is: a status may name the client that cancelled it. */
  const orderOf = (entry: HeardEntry): BookedOrder | undefined => {
    const { permId = 0 } = entry;
    const byId = orders.get(byPermId.get(permId) ?? '');
    if (byId?.permId === permId) return byId;
    const order = orders.get(keyOf(entry));
    return permId === 0 || order?.permId === undefined ? order : undefined;
  };
  const afterHearing = (order: BookedOrder, entry: HeardEntry, at: number) =>
    heard(order, entry, at, (here.get(order.clientId) ?? 0) > 0);
  const isOfPreview = (entry: HeardEntry) =>
    entry.status === 'Previewed' || (entry.status === 'Refused' && previews.has(keyOf(entry)));
  const answerPreview = (key: string) => {
    const left = (previews.get(key) ?? 0) - 1;
    if (left > 0) previews.set(key, left);
    else previews.delete(key);
  };
  const hear = (entry: HeardEntry, at: number) => {
    if (isOfPreview(entry)) {
      answerPreview(keyOf(entry));
      return;
    }
    const order = orderOf(entry);
    if (order === undefined) return;
    const next = afterHearing(order, entry, at);
    replace(order, next);
    const traded = tradedOf(next) - tradedOf(order);
    if (traded > 0) trade(next, traded, at);
  };
  /** As it stops being open it is taken from what is held, until the position says so. */
  const trade = (order: BookedOrder, quantity: number, at: number) => {
    const { account } = order;
    for (const { conId, side, ratio } of movesIn(order)) {
      unsettled.traded({ account, conId, side, quantity: quantity * ratio, at });
    }
  };

  const book: Book = {
    apply(entry, at) {
      reach(newYorkDay(at));
      if (entry.kind === 'order') {
        if (entry.allowed) take(entry, at);
      } else if (entry.kind === 'withdrawn') {
        const order = orders.get(keyOf(entry));
        if (order) replace(order, withdrawn(order));
      } else if (entry.kind === 'heard') hear(entry, at);
      else if (entry.kind === 'session') comeOrGone(entry.clientId, 1);
      else if (entry.kind === 'left') comeOrGone(entry.clientId, -1);
      else if (entry.kind === 'opened') {
        here.clear();
        miss(() => true);
      } else if (entry.kind === 'killed') killedBecause = entry.why;
      else if (entry.kind === 'released') killedBecause = undefined;
    },
    isNews(entry) {
      if (isOfPreview(entry)) return previews.has(keyOf(entry));
      const order = orderOf(entry);
      return order !== undefined && afterHearing(order, entry, Number.POSITIVE_INFINITY) !== order;
    },
    order: (clientId, orderId) => orders.get(keyOf({ clientId, orderId })),
    open: (account) =>
      [...open.values()].filter((order) => account === undefined || order.account === account),
    cancellable: () => [...orders.values()].filter(({ isOpen, status }) => isOpen || status === 'Inactive'),
    unsettled,
    notionalToday: (account, now) =>
      (sums.open(account) + (newYorkDay(now) > today ? 0 : sums.over(account))) / 100,
    get isKilled() {
      return killedBecause !== undefined;
    },
    get killedBecause() {
      return killedBecause;
    },
  };
  for (const line of before) book.apply(line, Date.parse(line.at));
  return book;
}

import type { Condition } from '../orders/condition.js';
import type { Order, OrderId, OrderTerms } from '../orders/order.js';

/** Finds open orders by what they have in common. Sets of ids, empty ones forgotten. */
export interface OrderIndex {
  add(order: Order): void;
  remove(order: Order): void;
  /** The same order under other terms; its account stays, and its place among the account's orders. */
  change(before: Order, after: Order): void;
  /** Orders that an instrument matters to. */
  watching(conId: number): ReadonlySet<OrderId>;
  readonly watched: ReadonlySet<number>;
  ofAccount(account: string): ReadonlySet<OrderId>;
  childrenOf(parent: OrderId): ReadonlySet<OrderId>;
  /** The OCA group that an order belongs to, itself among them. */
  groupOf(terms: OrderTerms): ReadonlySet<OrderId>;
  /** Orders with conditions that time or the account's worth can meet, and those that a fill can. */
  readonly timed: ReadonlySet<OrderId>;
  readonly waitingForFills: ReadonlySet<OrderId>;
}

export function createIndex(): OrderIndex {
  const byConId = new Map<number, Set<OrderId>>();
  const byAccount = new Map<string, Set<OrderId>>();
  const byParent = new Map<OrderId, Set<OrderId>>();
  const byGroup = new Map<string, Set<OrderId>>();
  const watched = new Set<number>();
  const timed = new Set<OrderId>();
  const waitingForFills = new Set<OrderId>();

  const addLinks = ({ id, terms }: Order): void => {
    for (const conId of conIdsOf(terms)) {
      put(byConId, conId, id);
      watched.add(conId);
    }
    if (terms.parent !== undefined) put(byParent, terms.parent, id);
    if (terms.oca !== undefined) put(byGroup, groupKey(terms, terms.oca), id);
    if (terms.conditions === undefined) return;
    if (terms.conditions.list.some(isTimed)) timed.add(id);
    if (terms.conditions.list.some(isOfFills)) waitingForFills.add(id);
  };
  const removeLinks = ({ id, terms }: Order): void => {
    for (const conId of conIdsOf(terms)) {
      drop(byConId, conId, id);
      if (!byConId.has(conId)) watched.delete(conId);
    }
    if (terms.parent !== undefined) drop(byParent, terms.parent, id);
    if (terms.oca !== undefined) drop(byGroup, groupKey(terms, terms.oca), id);
    timed.delete(id);
    waitingForFills.delete(id);
  };

  return {
    watched,
    timed,
    waitingForFills,
    watching: (conId) => byConId.get(conId) ?? NONE,
    ofAccount: (account) => byAccount.get(account) ?? NONE,
    childrenOf: (parent) => byParent.get(parent) ?? NONE,
    groupOf: (terms) => (terms.oca === undefined ? NONE : (byGroup.get(groupKey(terms, terms.oca)) ?? NONE)),
    add(order) {
      put(byAccount, order.terms.account, order.id);
      addLinks(order);
    },
    remove(order) {
      drop(byAccount, order.terms.account, order.id);
      removeLinks(order);
    },
    change(before, after) {
      removeLinks(before);
      addLinks(after);
    },
  };
}

const NONE: ReadonlySet<OrderId> = new Set();

function put<Key>(map: Map<Key, Set<OrderId>>, key: Key, id: OrderId): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, new Set([id]));
  else ids.add(id);
}

function drop<Key>(map: Map<Key, Set<OrderId>>, key: Key, id: OrderId): void {
  const ids = map.get(key);
  ids?.delete(id);
  if (ids?.size === 0) map.delete(key);
}

export function groupKey({ account }: OrderTerms, { group }: { readonly group: string }): string {
  return `${account}\n${group}`;
}

/** All that an order looks at: its instrument or its legs, what it is pegged to, what its conditions watch. */
function conIdsOf({ conId, legs, pricing, conditions }: OrderTerms): readonly number[] {
  if (legs.length === 0 && pricing.kind !== 'peg-bench' && conditions === undefined) return [conId];
  const found = new Set(legs.length === 0 ? [conId] : legs.map((leg) => leg.conId));
  if (pricing.kind === 'peg-bench') found.add(pricing.reference.conId);
  for (const condition of conditions?.list ?? []) {
    if ('conId' in condition) found.add(condition.conId);
  }
  return [...found];
}

function isTimed({ kind }: Condition): boolean {
  return kind === 'time' || kind === 'margin';
}

export function isOfFills({ kind }: Condition): boolean {
  return kind === 'execution';
}

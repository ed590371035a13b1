import type { AccountState, Position } from '../../../trading/exchange/ledger/account.js';
import type { Fill } from '../../../trading/exchange/orders/fill.js';
import type { Order } from '../../../trading/exchange/orders/order.js';
import type { Taken } from '../../../trading/exchange/state.js';
import type { Ticket } from '../orders/ticket.js';
import type { GatewayState, VenueCounters } from './gateway-state.js';

/** What a line of a journal or a snapshot says: the records that are new or other than before, by their numbers. */
export interface Entry {
  readonly orders?: readonly Order[] | undefined;
  readonly fills?: readonly Fill[] | undefined;
  readonly tickets?: readonly Ticket[] | undefined;
  readonly drafts?: readonly Ticket[] | undefined;
  readonly taken?: readonly Taken[] | undefined;
  readonly accounts?: readonly AccountEntry[] | undefined;
  readonly nextOrderIds?: Readonly<Record<number, number>> | undefined;
  readonly counters?: VenueCounters | undefined;
  readonly seed?: number | undefined;
  readonly gone?: Gone | undefined;
}

export interface Gone {
  readonly orders?: readonly number[] | undefined;
  readonly fills?: readonly number[] | undefined;
  readonly tickets?: readonly number[] | undefined;
  readonly drafts?: readonly number[] | undefined;
  readonly taken?: readonly number[] | undefined;
}

/** An account, but of its positions only those that are other than before: there may be hundreds, and one moves. */
export interface AccountEntry extends AccountState {
  /** ConIds of those that are there no more. */
  readonly closed?: readonly number[] | undefined;
}

/** Entries put together to the state that they lead to. */
export interface Fold {
  add(entry: Entry): void;
  /** Undefined when no entry has said how far the venue had come: what was read is no whole state. */
  state(): GatewayState | undefined;
}

export function foldEntries(): Fold {
  const orders = new Map<number, Order>();
  const fills = new Map<number, Fill>();
  const tickets = new Map<number, Ticket>();
  const drafts = new Map<number, Ticket>();
  const taken = new Map<number, Taken>();
  const accounts = new Map<string, AccountState>();
  const nextOrderIds: Record<number, number> = {};
  let counters: VenueCounters | undefined;
  let seed: number | undefined;
  return {
    add(entry) {
      const { gone = {} } = entry;
      put(orders, entry.orders, ({ id }) => id, gone.orders);
      put(fills, entry.fills, ({ number }) => number, gone.fills);
      put(tickets, entry.tickets, ({ permId }) => permId, gone.tickets);
      put(drafts, entry.drafts, ({ permId }) => permId, gone.drafts);
      put(taken, entry.taken, ({ conId }) => conId, gone.taken);
      for (const account of entry.accounts ?? []) {
        accounts.set(account.id, withPositions(account, accounts.get(account.id)?.positions));
      }
      Object.assign(nextOrderIds, entry.nextOrderIds);
      counters = entry.counters ?? counters;
      seed = entry.seed ?? seed;
    },
    state() {
      if (counters === undefined) return undefined;
      return {
        format: 1,
        ...(seed === undefined ? {} : { seed }),
        nextOrderIds,
        tickets: [...tickets.values()],
        drafts: [...drafts.values()],
        exchange: {
          ...counters,
          orders: [...orders.values()],
          fills: [...fills.values()],
          accounts: [...accounts.values()],
          taken: [...taken.values()],
        },
      };
    },
  };
}

function put<Row>(
  rows: Map<number, Row>,
  changed: readonly Row[] = [],
  numberOf: (row: Row) => number,
  gone: readonly number[] = [],
): void {
  putLast(rows, changed, numberOf);
  for (const number of gone) rows.delete(number);
}

/** What has changed goes to the end: so done orders stand in the order in which they ended. */
export function putLast<Row>(
  rows: { delete(number: number): boolean; set(number: number, row: Row): unknown },
  changed: readonly Row[],
  numberOf: (row: Row) => number,
): void {
  for (const row of changed) {
    const number = numberOf(row);
    rows.delete(number);
    rows.set(number, row);
  }
}

function withPositions({ closed = [], ...account }: AccountEntry, before: AccountState['positions'] = {}) {
  const positions: Record<number, Position> = { ...before, ...account.positions };
  for (const conId of closed) delete positions[conId];
  return { ...account, positions };
}

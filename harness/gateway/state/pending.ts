import type { AccountState } from '../../../trading/exchange/ledger/account.js';
import type { Fill } from '../../../trading/exchange/orders/fill.js';
import type { Order } from '../../../trading/exchange/orders/order.js';
import type { Taken } from '../../../trading/exchange/state.js';
import type { Ticket } from '../orders/ticket.js';
import { type AccountEntry, type Entry, putLast } from './entry.js';
import { countersOf, type GatewayState, type StateChange, type VenueCounters } from './gateway-state.js';

/** What has changed and is not on disk yet. Of a record that changes more than once only the last stand counts. */
export interface Pending {
  add(change: StateChange): void;
  /** All of it as one entry; undefined when there is nothing to write. */
  entry(): Entry | undefined;
  /** The entry is on disk. */
  written(): void;
  /** This is on disk, and nothing is pending. */
  startFrom(state: GatewayState): void;
}

/** Of one kind, by their numbers; undefined for what is gone. */
type Rows<Row> = Map<number, Row | undefined>;

export function createPending(): Pending {
  const orders: Rows<Order> = new Map();
  const fills: Rows<Fill> = new Map();
  const tickets: Rows<Ticket> = new Map();
  const drafts: Rows<Ticket> = new Map();
  const now = { ...nothing };
  // What the disk has of the things that are said whole: only what differs from it is written.
  let accountsOnDisk = new Map<string, AccountState>();
  let takenOnDisk = new Map<number, Taken>();
  let countersOnDisk: VenueCounters | undefined;

  const clear = () => {
    for (const rows of [orders, fills, tickets, drafts]) rows.clear();
    Object.assign(now, nothing);
  };
  return {
    add(change) {
      const { gone = {} } = change;
      put(orders, change.orders, ({ id }) => id, gone.orders);
      put(fills, change.fills, ({ number }) => number, gone.fills);
      put(tickets, change.tickets, ({ permId }) => permId, gone.tickets);
      put(drafts, change.drafts, ({ permId }) => permId, gone.drafts);
      for (const account of change.accounts ?? []) {
        now.accounts ??= new Map();
        now.accounts.set(account.id, account);
      }
      now.taken = change.taken ?? now.taken;
      now.counters = change.counters ?? now.counters;
      if (change.nextOrderIds) now.nextOrderIds = { ...now.nextOrderIds, ...change.nextOrderIds };
    },
    entry() {
      const taken = now.taken?.filter((each) => takenOnDisk.get(each.conId) !== each) ?? [];
      const entry: Entry = {
        orders: changedIn(orders),
        fills: changedIn(fills),
        tickets: changedIn(tickets),
        drafts: changedIn(drafts),
        taken: unlessEmpty(taken),
        accounts: unlessEmpty(
          [...(now.accounts?.values() ?? [])].flatMap((each) => accountEntry(each, accountsOnDisk) ?? []),
        ),
        nextOrderIds: now.nextOrderIds,
        counters: now.counters && isSame(now.counters, countersOnDisk) ? undefined : now.counters,
        gone: unlessBare({
          orders: goneFrom(orders),
          fills: goneFrom(fills),
          tickets: goneFrom(tickets),
          drafts: goneFrom(drafts),
          taken: now.taken && unlessEmpty(missingFrom(now.taken, takenOnDisk)),
        }),
      };
      return unlessBare(entry);
    },
    written() {
      for (const [id, account] of now.accounts ?? []) accountsOnDisk.set(id, account);
      if (now.taken) takenOnDisk = byConId(now.taken);
      countersOnDisk = now.counters ?? countersOnDisk;
      clear();
    },
    startFrom({ exchange }) {
      clear();
      accountsOnDisk = new Map(exchange.accounts.map((account) => [account.id, account]));
      takenOnDisk = byConId(exchange.taken);
      countersOnDisk = countersOf(exchange);
    },
  };
}

interface SaidWhole {
  accounts: Map<string, AccountState> | undefined;
  taken: readonly Taken[] | undefined;
  counters: VenueCounters | undefined;
  nextOrderIds: Readonly<Record<number, number>> | undefined;
}

const nothing: Readonly<SaidWhole> = {
  accounts: undefined,
  taken: undefined,
  counters: undefined,
  nextOrderIds: undefined,
};

function put<Row>(
  rows: Rows<Row>,
  changed: readonly Row[] = [],
  numberOf: (row: Row) => number,
  gone: readonly number[] = [],
): void {
  putLast(rows, changed, numberOf);
  for (const number of gone) rows.set(number, undefined);
}

function changedIn<Row>(rows: Rows<Row>): readonly Row[] | undefined {
  if (rows.size === 0) return undefined;
  return unlessEmpty([...rows.values()].filter((row) => row !== undefined));
}

function goneFrom(rows: Rows<unknown>): readonly number[] | undefined {
  if (rows.size === 0) return undefined;
  return unlessEmpty([...rows].flatMap(([number, row]) => (row === undefined ? number : [])));
}

function accountEntry(
  account: AccountState,
  onDisk: ReadonlyMap<string, AccountState>,
): AccountEntry | undefined {
  const before = onDisk.get(account.id);
  if (before === undefined) return account;
  if (before === account) return undefined;
  const positions = Object.values(account.positions).filter(
    (position) => before.positions[position.conId] !== position,
  );
  const closed = Object.keys(before.positions)
    .map(Number)
    .filter((conId) => account.positions[conId] === undefined);
  return {
    ...account,
    positions: Object.fromEntries(positions.map((position) => [position.conId, position])),
    closed: unlessEmpty(closed),
  };
}

function byConId(taken: readonly Taken[]): Map<number, Taken> {
  return new Map(taken.map((each) => [each.conId, each]));
}

function missingFrom(taken: readonly Taken[], onDisk: ReadonlyMap<number, Taken>): readonly number[] {
  if (onDisk.size === 0) return [];
  const now = byConId(taken);
  return [...onDisk.keys()].filter((conId) => !now.has(conId));
}

function isSame(counters: VenueCounters, before: VenueCounters | undefined): boolean {
  if (before === undefined) return false;
  const old: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries(counters).every(([name, value]) => old[name] === value);
}

function unlessEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

function unlessBare<Value extends object>(value: Value): Value | undefined {
  return Object.values(value).some((each) => each !== undefined) ? value : undefined;
}

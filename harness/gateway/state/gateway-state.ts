import type { AccountState } from '../../../trading/exchange/ledger/account.js';
import type { Fill } from '../../../trading/exchange/orders/fill.js';
import type { Order, OrderId } from '../../../trading/exchange/orders/order.js';
import type { ExchangeState, Taken } from '../../../trading/exchange/state.js';
import type { Ticket } from '../orders/ticket.js';

/** All that a gateway must remember to go on where it was: plain data, fit for JSON. */
export interface GatewayState {
  readonly format: 1;
  /** Of the market that its prices are from. */
  readonly seed?: number;
  /** By client id. */
  readonly nextOrderIds: Readonly<Record<number, number>>;
  readonly tickets: readonly Ticket[];
  /** Orders that wait for one with transmit. */
  readonly drafts: readonly Ticket[];
  readonly exchange: ExchangeState;
}

/** What a venue has counted and how far it has been told, as against what it holds. */
export type VenueCounters = Omit<ExchangeState, 'orders' | 'fills' | 'accounts' | 'taken'>;

export function countersOf({ orders, fills, accounts, taken, ...counters }: ExchangeState): VenueCounters {
  return counters;
}

/**
 * What is new, or stands otherwise than when it was last said. Orders in the order in which they changed: those that
 * are done are read back in the order in which they ended.
 */
export interface StateChange {
  readonly orders?: readonly Order[];
  readonly fills?: readonly Fill[];
  readonly tickets?: readonly Ticket[];
  readonly drafts?: readonly Ticket[];
  readonly gone?: {
    readonly orders?: readonly OrderId[];
    readonly fills?: readonly number[];
    readonly tickets?: readonly OrderId[];
    readonly drafts?: readonly OrderId[];
  };
  /** As many as one likes: of those that are still the same object nothing is written. */
  readonly accounts?: readonly AccountState[];
  /** All that is taken now: what is missing here is taken no more. */
  readonly taken?: readonly Taken[];
  /** Of the clients whose next id is another one now. */
  readonly nextOrderIds?: Readonly<Record<number, number>>;
  readonly counters?: VenueCounters;
}

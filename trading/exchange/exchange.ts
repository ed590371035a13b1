import type { ExchangeEvent, Refusal } from './event.js';
import type { FeeSchedule } from './fees/schedule.js';
import type { AccountState } from './ledger/account.js';
import type { MarketMove, Prices } from './market-view.js';
import type { Fill } from './orders/fill.js';
import type { EndReason, Order, OrderId, OrderTerms } from './orders/order.js';
import type { Preview } from './preview.js';
import type { ExchangeState } from './state.js';

/**
 * A venue with its accounts. It has no clock, reads nothing and draws nothing: whoever holds it says what time it
 * is and what the market did, and the same calls in the same order give the same events.
 */
export interface Exchange {
  /** A number for an order to come, so that orders placed together can name each other. */
  reserve(): OrderId;
  /** Takes orders that belong together, or one, or none of them: whatever is refused leaves the books as they were. */
  place(orders: readonly { readonly id: OrderId; readonly terms: OrderTerms }[], now: number): Outcome;
  /** The same order under new terms. */
  modify(id: OrderId, terms: OrderTerms, now: number): Outcome;
  cancel(id: OrderId, now: number, reason: EndReason): Outcome;
  /** What happened in one instrument; moves of an instrument come in the order of their times. */
  move(conId: number, move: MarketMove): readonly ExchangeEvent[];
  /** Time went by: sessions open and close, orders come to life and expire, contracts end. */
  advance(now: number): readonly ExchangeEvent[];
  /** What an order would cost and require; one that is there already, in place of what it is now. */
  preview(
    terms: OrderTerms,
    now: number,
    replacing?: OrderId,
  ): { readonly ok: true; readonly preview: Preview } | Refused;
  exercise(request: Exercise, now: number): Outcome;

  order(id: OrderId): Order | undefined;
  /** In the order of their ids. */
  openOrders(): readonly Order[];
  /** Ended orders that are still remembered, in the order in which they ended. */
  doneOrders(): readonly Order[];
  fills(): readonly Fill[];
  accounts(): readonly AccountState[];
  account(id: string): AccountState | undefined;
  /** Instruments whose moves matter to an open order: its own, its legs, what its conditions and pegs watch. */
  watched(): ReadonlySet<number>;
  /** All of the state but the orders and fills, which may be many. */
  standing(): Omit<ExchangeState, 'orders' | 'fills'>;
  /** Shares what it holds: taking it costs next to nothing, and later calls do not change it. */
  state(): ExchangeState;
}

export type Outcome = { readonly ok: true; readonly events: readonly ExchangeEvent[] } | Refused;

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

export interface Exercise {
  readonly account: string;
  readonly conId: number;
  readonly action: 'exercise' | 'lapse';
  readonly quantity: number;
  /** Exercise what is out of the money, or lapse what is in it. */
  readonly override: boolean;
}

export interface ExchangeOptions {
  readonly prices: Prices;
  readonly fees: FeeSchedule;
  readonly state: ExchangeState;
}

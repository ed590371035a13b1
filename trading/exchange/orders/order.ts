import { withoutNoise } from '../../instruments/decimals.js';
import type { Conditions, TriggerMethod } from './condition.js';
import type { Auction, Pricing } from './pricing.js';

export type Side = 'BUY' | 'SELL';

/** The venue's own number of an order, in the order in which orders arrive; IB's permId. */
export type OrderId = number;

/** Until when an order works. */
export type TimeInForce =
  /** To the end of the trading day it was placed on, or for. */
  | { readonly kind: 'day' }
  | { readonly kind: 'good-till-cancelled' }
  /** Until a moment, in milliseconds since 1970. */
  | { readonly kind: 'good-till'; readonly until: number }
  | { readonly kind: 'immediate-or-cancel' }
  | { readonly kind: 'fill-or-kill' };

/** One leg of a combo: what a unit of the order buys or sells of it. */
export interface OrderLeg {
  readonly conId: number;
  readonly ratio: number;
  readonly side: Side;
}

/** What the trader asks for. Plain data: it is written to disk as it stands. */
export interface OrderTerms {
  readonly account: string;
  readonly conId: number;
  /** Where it is routed, which its fills name. */
  readonly exchange: string;
  /** Empty for anything but a combo. */
  readonly legs: readonly OrderLeg[];
  readonly side: Side;
  readonly quantity: number;
  readonly pricing: Pricing;
  readonly timeInForce: TimeInForce;
  readonly auction?: Auction;
  /** Works outside regular hours too. */
  readonly outsideRth: boolean;
  /** All at once or not at all, for as long as it takes. */
  readonly allOrNone: boolean;
  /** The least that a first fill may be. */
  readonly minQuantity?: number;
  /** Milliseconds since 1970. */
  readonly goodAfter?: number;
  readonly triggerMethod: TriggerMethod;
  readonly conditions?: Conditions;
  /** Waits for this order to fill, and is cancelled with it. */
  readonly parent?: OrderId;
  /** When one order of a group fills the others are cancelled (1), or shrink (2 and 3); by account. */
  readonly oca?: { readonly group: string; readonly type: 1 | 2 | 3 };
}

/** Under IB's names. Filled, Cancelled and Inactive (rejected) are final. */
export type OrderStatus = 'PreSubmitted' | 'Submitted' | 'Filled' | 'Cancelled' | 'Inactive';

/** What keeps an order from working. The order of the list is that of IB's `whyHeld`. */
export type HeldBy = 'parent' | 'trigger' | 'conditions' | 'time' | 'hours' | 'auction' | 'halt';

/** Why an order ended other than by being filled, in terms of what happened. */
export type EndReason =
  | 'by-client'
  | 'by-all'
  | 'not-filled-at-once'
  | 'not-fillable-whole'
  | 'end-of-day'
  | 'end-of-time'
  | 'by-oca'
  | 'by-parent'
  | 'by-sibling'
  | 'by-condition'
  | 'contract-expired'
  | 'rejected';

/** An order as it stands. Never changed in place: what happens to it makes a new one. */
export interface Order {
  readonly id: OrderId;
  readonly terms: OrderTerms;
  readonly status: OrderStatus;
  readonly heldBy: readonly HeldBy[];
  readonly placedAt: number;
  /** Who came first at a price; renewed when an order is changed to its advantage. */
  readonly priority: number;
  readonly filled: number;
  /** Of all fills so far, 0 before the first. */
  readonly averagePrice: number;
  readonly lastPrice: number;
  /** A stop or a touch has been set off. */
  readonly triggered: boolean;
  /** Conditions, once met, stay met. */
  readonly conditionsMet: boolean;
  /** Where a trailing stop stands now. */
  readonly stop?: number;
  /** The limit that follows from the market, of a triggered trail-limit, a peg, a snap, what a market order left. */
  readonly limit?: number;
  /** The quantity to be had in all now, where an OCA group has shrunk it. */
  readonly quantity: number;
  /** When its time in force, its auction or its contract ends. */
  readonly endsAt?: number;
  /** The last fill of all before it was placed, where a condition of it waits for a later one. */
  readonly fillsBefore?: number;
  readonly ended?: { readonly at: number; readonly reason: EndReason };
}

/** Final: nothing happens to it any more. */
export function isDone({ status }: Pick<Order, 'status'>): boolean {
  return status === 'Filled' || status === 'Cancelled' || status === 'Inactive';
}

export function remainingOf(order: Pick<Order, 'quantity' | 'filled'>): number {
  return withoutNoise(order.quantity - order.filled);
}

/** All combos in one currency go by one conId: it is the legs that tell them apart. */
export function isSameContract(some: Contract, other: Contract): boolean {
  if (some.conId !== other.conId || some.legs.length !== other.legs.length) return false;
  return some.legs.every((leg) =>
    other.legs.some(
      ({ conId, ratio, side }) => conId === leg.conId && ratio === leg.ratio && side === leg.side,
    ),
  );
}

type Contract = Pick<OrderTerms, 'conId' | 'legs'>;

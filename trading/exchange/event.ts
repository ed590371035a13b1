import type { Fill } from './orders/fill.js';
import type { Order, OrderStatus } from './orders/order.js';

/** Something that the venue has done, in the order in which it did. Folded, the events are its orders and fills. */
export type ExchangeEvent =
  /** An order is there, or stands otherwise than before. */
  | { readonly type: 'order'; readonly order: Order }
  /** A trade, and the order after it. Legs of a combo follow the combo's own fill. */
  | { readonly type: 'fill'; readonly fill: Fill; readonly order: Order }
  /** A position that came or went without an order: exercise, expiry. */
  | {
      readonly type: 'position';
      readonly account: string;
      readonly conId: number;
      readonly cause: PositionCause;
    };

export type PositionCause = 'exercise' | 'lapse' | 'expiry' | 'assignment';

/** Why an order cannot be taken. The gateway has an error of TWS for each. */
export type Refusal =
  | { readonly kind: 'quantity'; readonly found: number }
  | { readonly kind: 'quantity-too-small'; readonly found: number; readonly least: number }
  | { readonly kind: 'quantity-off-increment'; readonly found: number; readonly increment: number }
  | { readonly kind: 'price'; readonly field: string; readonly found: number }
  | { readonly kind: 'price-off-tick'; readonly field: string; readonly found: number; readonly tick: number }
  | { readonly kind: 'unknown-instrument'; readonly conId: number }
  | { readonly kind: 'not-tradable'; readonly conId: number }
  | { readonly kind: 'unknown-account'; readonly account: string }
  | { readonly kind: 'pricing-not-offered'; readonly pricing: string }
  | { readonly kind: 'unknown-order'; readonly id: number }
  | { readonly kind: 'order-done'; readonly id: number; readonly status: OrderStatus }
  | { readonly kind: 'changes-identity'; readonly field: 'account' | 'conId' | 'side' | 'pricing' }
  | { readonly kind: 'below-filled'; readonly filled: number }
  | { readonly kind: 'unknown-parent'; readonly id: number }
  | { readonly kind: 'oca-filled'; readonly group: string }
  | {
      readonly kind: 'funds';
      readonly equityWithLoan: number;
      readonly initialMargin: number;
      readonly currency: string;
    }
  | { readonly kind: 'too-many-orders'; readonly most: number }
  /** Of an option that is to be exercised, or of coins, which cannot be sold short. */
  | { readonly kind: 'no-position'; readonly conId: number }
  | { readonly kind: 'exercise-quantity'; readonly found: number }
  | { readonly kind: 'not-in-the-money'; readonly conId: number };

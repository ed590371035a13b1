import type { OrderId } from '../../../trading/exchange/orders/order.js';
import type { Layout } from '../../wire/layout.js';
import type { placeOrder } from '../../wire/requests/place-order.js';
import type { Reading } from '../../wire/values.js';
import type { ContractFields } from '../contracts/contract-fields.js';

/** What a request of a layout says: only the fields that the client set. */
export type RequestOf<Of> = Of extends Layout<infer Shape> ? Reading<Shape> : never;

export type PlacedOrder = RequestOf<typeof placeOrder>;

/**
 * What a client knows an order by, and what it said of it: the venue knows nothing of clients. Plain data, never
 * changed in place; it is written to disk as it stands.
 */
export interface Ticket {
  readonly permId: OrderId;
  readonly clientId: number;
  readonly orderId: number;
  readonly asked: PlacedOrder;
  /** What the contract it named turned out to be. */
  readonly contract: ContractFields;
}

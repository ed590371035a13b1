import type { OrderId } from '../../../trading/exchange/orders/order.js';
import type { placeOrder } from '../../wire/requests/place-order.js';
import type { ReadingOf } from '../../wire/values.js';
import type { ContractFields } from '../contracts/contract-fields.js';

/** What the client asks for: only the fields that it set. */
export type PlacedOrder = ReadingOf<typeof placeOrder>;

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

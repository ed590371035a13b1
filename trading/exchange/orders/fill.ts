import type { OrderId, Side } from './order.js';

/** A trade of an order: of a combo, one for the whole and one for each leg. */
export interface Fill {
  /** In the order in which fills happen, over all orders. */
  readonly number: number;
  readonly order: OrderId;
  readonly account: string;
  readonly conId: number;
  /** Of a leg, the number of the fill of its combo; a combo's own fill moves neither cash nor positions. */
  readonly legOf?: number;
  readonly isCombo: boolean;
  readonly side: Side;
  readonly quantity: number;
  readonly price: number;
  readonly time: number;
  readonly exchange: string;
  /** Whether it took what stood in the book, or stood there itself. */
  readonly liquidity: 'added' | 'removed';
  /** The order's quantity and average price after this fill, for a leg those of the leg. */
  readonly cumulative: number;
  readonly averagePrice: number;
  readonly commission: number;
  readonly commissionCurrency: string;
  /** What closing a position has earned, commissions deducted; undefined when nothing was closed. */
  readonly realized?: number;
}

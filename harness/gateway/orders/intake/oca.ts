import type { OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { PlacedOrder } from '../ticket.js';

/** The group of orders of which a fill cancels the others (1) or makes them smaller (2, and 3 where nothing is said). */
export function ocaOf({ ocaGroup = '', ocaType }: PlacedOrder): OrderTerms['oca'] {
  if (ocaGroup === '') return undefined;
  return { group: ocaGroup, type: ocaType === 1 || ocaType === 2 ? ocaType : 3 };
}

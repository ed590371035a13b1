import type { placeOrder } from '../../wire/requests/place-order.js';
import type { ReadingOf } from '../../wire/values.js';

/** placeOrder's fields as values, those that are set. */
export type Placed = ReadingOf<typeof placeOrder>;

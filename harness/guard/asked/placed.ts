import type { Layout } from '../../wire/layout.js';
import type { placeOrder } from '../../wire/requests/place-order.js';
import type { Reading } from '../../wire/values.js';

type ReadingOf<Of> = Of extends Layout<infer Shape> ? Reading<Shape> : never;

/** placeOrder's fields as values, those that are set. */
export type Placed = ReadingOf<typeof placeOrder>;

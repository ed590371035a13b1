import type { Layout } from '../../wire/layout.js';
import { cancelOrder, exerciseOptions, reqGlobalCancel } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import type { Reading } from '../../wire/values.js';
import { type Handling, on } from '../handling.js';
import { cancel, cancelAll } from '../orders/cancel.js';
import { exercise } from '../orders/exercise.js';
import { place } from '../orders/place.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';

/** What trades, or stops trading. */
export const orderHandlings: readonly Handling[] = [
  trades(placeOrder, ({ orderId = -1 }) => orderId, place),
  trades(
    cancelOrder,
    ({ orderId = -1 }) => orderId,
    (session, { orderId = -1 }) => cancel(session, orderId),
  ),
  trades(reqGlobalCancel, () => -1, cancelAll),
  trades(exerciseOptions, ({ reqId = -1 }) => reqId, exercise),
];

/** A login whose API is set to read-only refuses it. */
function trades<Shape extends object>(
  layout: Layout<Shape>,
  idOf: (request: Reading<Shape>) => number,
  answer: (session: Session, request: Reading<Shape>) => void,
): Handling {
  return on(layout, (session, request) => {
    if (session.backend.settings.readOnly) session.error(idOf(request), twsErrors.readOnly(layout.name));
    else answer(session, request);
  });
}

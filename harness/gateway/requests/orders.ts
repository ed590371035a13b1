import type { Layout } from '../../wire/layout.js';
import { completedOrdersEnd, execDetailsEnd, openOrderEnd } from '../../wire/replies/executions.js';
import {
  cancelOrder,
  exerciseOptions,
  reqAllOpenOrders,
  reqAutoOpenOrders,
  reqCompletedOrders,
  reqExecutions,
  reqGlobalCancel,
  reqOpenOrders,
} from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { type Handling, idOf, on } from '../handling.js';
import { twsErrors } from '../tws-errors.js';

/** What a gateway answers whose API is set to read-only: there is no venue behind this one yet. */
function refused(layout: Layout): Handling {
  return {
    layout,
    handle: (session, texts) => void session.error(idOf(texts), twsErrors.readOnly(layout.name)),
  };
}

/** The order book of an account that has never traded. */
export const orderHandlings: readonly Handling[] = [
  on(reqOpenOrders, (session) => session.send(openOrderEnd, {})),
  on(reqAllOpenOrders, (session) => session.send(openOrderEnd, {})),
  on(reqAutoOpenOrders, (session, { autoBind = false }) => {
    if (autoBind && session.clientId !== 0) session.error(-1, twsErrors.autoBindNeedsClientZero());
  }),
  on(reqCompletedOrders, (session) => session.send(completedOrdersEnd, {})),
  on(reqExecutions, (session, { reqId = -1 }) => session.send(execDetailsEnd, { reqId })),
  refused(placeOrder),
  refused(cancelOrder),
  refused(reqGlobalCancel),
  refused(exerciseOptions),
];

import { execDetailsEnd } from '../../wire/replies/executions.js';
import { reqExecutions } from '../../wire/requests/orders.js';
import { type Handling, on } from '../handling.js';
import { executionFilter } from '../orders/echo/execution-filter.js';
import { sendCommission, sendFill } from '../orders/tell.js';

/** Trades of the past, each with its commission. */
export const executionHandlings: readonly Handling[] = [
  on(reqExecutions, (session, request) => {
    const { reqId = -1 } = request;
    const { venue, tickets, clock, settings } = session.backend;
    venue.catchUp();
    const filter = executionFilter(request, clock.now(), settings.timeZone);
    if (!filter.ok) {
      session.error(reqId, filter.error);
      return;
    }
    for (const fill of venue.fills()) {
      const ticket = tickets.of(fill.order);
      if (!ticket || !filter.matches(fill, ticket)) continue;
      sendFill(session, reqId, ticket, fill);
      if (!fill.isCombo) sendCommission(session, fill);
    }
    session.send(execDetailsEnd, { reqId });
  }),
];

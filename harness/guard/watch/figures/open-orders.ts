import type { Clock } from '../../../../platform/clock/clock.js';
import type { Message } from '../../../wire/message.js';
import { isOverForGood } from '../../../wire/order-statuses.js';
import { openOrderEnd, orderStatus } from '../../../wire/replies/executions.js';
import { openOrder } from '../../../wire/replies/orders.js';
import { reqAllOpenOrders } from '../../../wire/requests/orders.js';
import { refusesAnyRequest } from '../../../wire/tws-codes.js';
import { known, type Unknown, unknown } from '../asking/known.js';
import { createRound, type Round } from '../asking/round.js';
import { errorIn, said } from '../asking/said.js';
import type { OwnSession } from '../own-session.js';
import type { WatchSettings } from '../settings.js';
import type { Known, ReportedOrder } from '../watch.js';

export type OpenOrders = Round<readonly ReportedOrder[]>;

export const UNREADABLE_ORDER = unknown('the upstream reports an order that cannot be read');

/** All orders of the login, whoever placed them. */
export function askOpenOrders(
  session: OwnSession,
  clock: Clock,
  settings: WatchSettings,
  late: () => void,
): OpenOrders {
  return createRound<readonly ReportedOrder[]>({
    clock,
    within: settings.answerWithin,
    late,
    send: () => session.send(reqAllOpenOrders, {}, 'soon'),
    listener() {
      const found = new Map<string, ReportedOrder>();
      return (message): Known<readonly ReportedOrder[]> | undefined => {
        const refusal = refusalIn(message);
        if (refusal !== undefined) return refusal;
        if (message.layout.id === openOrderEnd.id) return known([...found.values()]);
        if (message.layout.id === orderStatus.id) {
          addFilled(found, message);
          return undefined;
        }
        if (message.layout.id !== openOrder.id) return undefined;
        const order = said(openOrder, message);
        if (order?.permId === undefined) return UNREADABLE_ORDER;
        const { clientId = 0, orderId = 0, permId, account = '', status = '', whatIf = false } = order;
        const name = `${permId} ${clientId} ${orderId}`;
        // A master client is told of what happens to orders as well, their ends included.
        if (isOverForGood(status)) found.delete(name);
        else if (!whatIf) found.set(name, { clientId, orderId, permId, account });
        return undefined;
      };
    },
  });
}

/** Each order is followed by its status. */
function addFilled(found: Map<string, ReportedOrder>, message: Message): void {
  const { permId = 0, clientId = 0, orderId = 0, filled } = said(orderStatus, message) ?? {};
  const name = `${permId} ${clientId} ${orderId}`;
  const order = found.get(name);
  if (order !== undefined && filled !== undefined) found.set(name, { ...order, filled });
}

/** A gateway that is set to read-only may not tell of orders either. */
function refusalIn(message: Message): Unknown | undefined {
  // The request has no id.
  if (message.texts['reqId'] !== '-1') return undefined;
  const error = errorIn(message);
  return error && refusesAnyRequest(error.code) ? unknown(error.message, error) : undefined;
}

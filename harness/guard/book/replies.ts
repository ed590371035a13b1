import type { Message } from '../../wire/message.js';
import { execDetails, orderStatus } from '../../wire/replies/executions.js';
import { completedOrder, openOrder } from '../../wire/replies/orders.js';
import { errMsg } from '../../wire/replies/session.js';
import { mayRefuseOrder, meaningOf, refusesOrder } from '../../wire/tws-codes.js';
import { someValuesOf } from '../../wire/values.js';
import type { HeardEntry } from '../record/line.js';

/** Of a completed order no ids are told but the permanent one. */
const UNNAMED = { clientId: -1, orderId: -1 };

/**
 * What a reply on a client's session says of orders. What cannot be read says nothing: an order is open until it is
 * known to be over. Most of it has been heard before: see `Book.isNews`.
 *
 * @param isOrderAlone whether nothing but an order was asked for under an id: then an error that many requests are
 * answered with is about the order
 */
export function heardFrom(
  { layout, texts }: Message,
  clientId: number,
  isOrderAlone: (id: number) => boolean = () => false,
): readonly HeardEntry[] {
  switch (layout.id) {
    case orderStatus.id: {
      const read = someValuesOf(orderStatus, texts, [...WHOSE, 'status', 'filled', 'remaining']);
      if (!read.ok) return [];
      const { status, filled, remaining } = read.values;
      return entry(whose(read.values, clientId), { status, filled, remaining });
    }
    case openOrder.id: {
      const read = someValuesOf(openOrder, texts, [...WHOSE, 'whatIf', 'status', 'totalQuantity']);
      if (!read.ok) return [];
      const { whatIf, status, totalQuantity } = read.values;
      const of = whose(read.values, clientId);
      if (whatIf === true) return entry(of, { status: 'Previewed' });
      return entry(of, { status, filled: status === 'Filled' ? totalQuantity : undefined });
    }
    case completedOrder.id: {
      const read = someValuesOf(completedOrder, texts, ['permId', 'status', 'filledQuantity']);
      if (!read.ok || (read.values.permId ?? 0) === 0) return [];
      const { permId, status, filledQuantity } = read.values;
      return entry({ ...UNNAMED, permId }, { status, filled: filledQuantity });
    }
    case execDetails.id: {
      const read = someValuesOf(execDetails, texts, [...WHOSE, 'conId', 'cumQty']);
      if (!read.ok) return [];
      const { conId = 0, cumQty } = read.values;
      return entry(whose(read.values, clientId), { status: 'Executed', filled: cumQty, conId });
    }
    case errMsg.id: {
      const read = someValuesOf(errMsg, texts, ['reqId', 'errorCode', 'errorMsg']);
      if (!read.ok) return [];
      const { reqId: orderId, errorCode = 0, errorMsg = '' } = read.values;
      const isRefused = refusesOrder(errorCode) || (mayRefuseOrder(errorCode) && isOrderAlone(orderId ?? -1));
      const isNone = meaningOf(errorCode) === 'no-such-order';
      const status = isRefused ? 'Refused' : isNone ? 'NotFound' : undefined;
      return entry({ clientId, orderId }, { status, reason: `${errorCode} ${errorMsg}` });
    }
    default:
      return [];
  }
}

const WHOSE = ['clientId', 'orderId', 'permId'] as const;

/** @param listener whose session it came on, for what names no client */
function whose({ clientId, orderId, permId }: Partial<Whose>, listener: number): Whose {
  return { clientId: clientId ?? listener, orderId, permId };
}

interface Whose {
  readonly clientId: number;
  readonly orderId?: number | undefined;
  readonly permId?: number | undefined;
}

interface Said {
  readonly status?: string | undefined;
  readonly filled?: number | undefined;
  readonly remaining?: number | undefined;
  readonly conId?: number | undefined;
  readonly reason?: string | undefined;
}

function entry({ clientId, orderId, permId }: Whose, { status, ...said }: Said): readonly HeardEntry[] {
  if (orderId === undefined || status === undefined) return [];
  const { filled, remaining, conId, reason } = said;
  return [
    {
      kind: 'heard',
      clientId,
      orderId,
      ...(permId === undefined || permId === 0 ? {} : { permId }),
      status,
      ...(filled === undefined ? {} : { filled }),
      ...(remaining === undefined ? {} : { remaining }),
      ...(conId === undefined ? {} : { conId }),
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

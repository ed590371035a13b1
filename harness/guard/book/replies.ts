import type { Message } from '../../wire/message.js';
import { execDetails, orderStatus } from '../../wire/replies/executions.js';
import { completedOrder, openOrder } from '../../wire/replies/orders.js';
import { errMsg } from '../../wire/replies/session.js';
import { valuesOf } from '../../wire/values.js';
import type { HeardEntry } from '../record/line.js';
import { NOT_FOUND, REFUSALS } from './order-errors.js';

/** Of a completed order no ids are told but the permanent one. */
const UNNAMED = { clientId: -1, orderId: -1 };

/**
 * What a reply on a client's session says of orders. What cannot be read says nothing: an order is open until it is
 * known to be over. Most of it has been heard before: see `Book.isNews`.
 */
export function heardFrom({ layout, texts }: Message, clientId: number): readonly HeardEntry[] {
  switch (layout.id) {
    case orderStatus.id: {
      const read = valuesOf(orderStatus, texts);
      if (!read.ok) return [];
      const { status, filled, remaining } = read.values;
      return entry({ clientId, ...read.values }, { status, filled, remaining });
    }
    case openOrder.id: {
      const read = valuesOf(openOrder, texts);
      if (!read.ok) return [];
      if (read.values.whatIf === true) return entry({ clientId, ...read.values }, { status: 'Previewed' });
      const { status, totalQuantity } = read.values;
      const filled = status === 'Filled' ? totalQuantity : undefined;
      return entry({ clientId, ...read.values }, { status, filled });
    }
    case completedOrder.id: {
      const read = valuesOf(completedOrder, texts);
      if (!read.ok || (read.values.permId ?? 0) === 0) return [];
      const { permId, status, filledQuantity } = read.values;
      return entry({ ...UNNAMED, permId }, { status, filled: filledQuantity });
    }
    case execDetails.id: {
      const read = valuesOf(execDetails, texts);
      if (!read.ok) return [];
      const { conId, cumQty } = read.values;
      return entry({ clientId, ...read.values }, { status: 'Executed', filled: cumQty, conId: conId ?? 0 });
    }
    case errMsg.id: {
      const read = valuesOf(errMsg, texts);
      if (!read.ok) return [];
      const { reqId: orderId, errorCode = 0, errorMsg = '' } = read.values;
      const status = REFUSALS.has(errorCode) ? 'Refused' : NOT_FOUND.has(errorCode) ? 'NotFound' : undefined;
      return entry({ clientId, orderId }, { status, reason: `${errorCode} ${errorMsg}` });
    }
    default:
      return [];
  }
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

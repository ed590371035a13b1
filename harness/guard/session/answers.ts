import type { Fields } from '../../wire/decode.js';
import { encode } from '../../wire/encode.js';
import { escapeText } from '../../wire/field-types.js';
import { orderStatus } from '../../wire/replies/executions.js';
import { errMsg } from '../../wire/replies/session.js';
import { cancelOrder } from '../../wire/requests/orders.js';
import { type TwsError, twsError } from '../../wire/tws-codes.js';
import { bareCancel } from '../watch/bare-cancel.js';

/** What the guard itself says to clients, in the words of TWS. */
export const guardErrors = {
  rateExceeded: (max: number) =>
    twsError(100, `Max rate of messages per second has been exceeded:max=${max} rec=${max + 1} (1)`),
  rejected: (text: string) => twsError(201, `Order rejected - reason:${text}`),
  unreadable: (text: string) => twsError(320, `Error reading request. guard: ${text}`),
  refused: (request: string, text: string) =>
    twsError(321, `Error validating request.-'${request}' : cause - guard: ${text}`),
  /** Begins as what IB's own clients say when nothing listens. */
  unreached: (text: string) => twsError(502, `Couldn't connect to TWS. guard: ${text}`),
} as const;

/** The order or the request that a message is about; -1 where it names none, or not by a number. */
export function idIn(texts: Fields): number {
  const given = texts['orderId'] ?? texts['reqId'];
  return typeof given === 'string' && /^-?\d{1,15}$/.test(given) ? Number(given) : -1;
}

export function errorBody(version: number, reqId: number, { code, message }: TwsError, now: number): string {
  return encode(errMsg, version, {
    reqId,
    errorCode: code,
    errorMsg: escapeText(message),
    advancedOrderRejectJson: '',
    errorTime: now,
  });
}

/** The last that a client hears of an order that did not go through. */
export function cancelledStatusBody(
  version: number,
  clientId: number,
  order: { readonly orderId: number; readonly quantity: number; readonly parentId: number },
): string {
  return encode(orderStatus, version, {
    orderId: order.orderId,
    status: 'Cancelled',
    filled: 0,
    remaining: order.quantity,
    avgFillPrice: 0,
    permId: 0,
    parentId: order.parentId,
    lastFillPrice: 0,
    clientId,
    whyHeld: '',
    mktCapPrice: 0,
  });
}

/** A cancel in the guard's own name. */
export function cancelBody(version: number, orderId: number): string {
  return encode(cancelOrder, version, bareCancel(orderId));
}

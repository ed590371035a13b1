import type { Message } from '../../../../harness/wire/message.js';

/** About orders and positions, and the notices and errors; the data of lines is for others to look at. */
export function textOf({ layout, texts }: Message): readonly string[] {
  const { reqId, errorCode, orderId, status, filled, shares, position } = texts;
  switch (layout.name) {
    case 'errMsg':
      // Of what the book is made up is said to everybody who asks for one.
      return errorCode === '2152' ? [] : [`error ${reqId} ${errorCode}`];
    case 'openOrder':
      return [`openOrder ${orderId} ${status}`];
    case 'orderStatus':
      return [`orderStatus ${orderId} ${status} ${filled}`];
    case 'execDetails':
      return [`execDetails ${orderId} ${shares}`];
    case 'position':
      return [`position ${position}`];
    case 'commissionReport':
    case 'openOrderEnd':
    case 'positionEnd':
    case 'tickSnapshotEnd':
    case 'contractDetailsEnd':
      return [layout.name];
    default:
      return [];
  }
}

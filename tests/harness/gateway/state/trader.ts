import { connect } from 'node:net';
import { encodeFrame } from '../../../../harness/wire/encode.js';
import { createFrameReader } from '../../../../harness/wire/framing.js';
import { writeHello } from '../../../../harness/wire/handshake.js';
import type { Layout, Values } from '../../../../harness/wire/layout.js';
import { decodeBody } from '../../../../harness/wire/message.js';
import { cancelOrder } from '../../../../harness/wire/requests/orders.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { startApi } from '../../../../harness/wire/requests/session.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';

/** What a gateway has told its client: this much must be there for ever. */
export interface Told {
  /** The last that was said of an order, by its permId. */
  readonly statuses: Map<number, { readonly status: string; readonly filled: number }>;
  /** `permId quantity-so-far` of each execution. */
  readonly executions: Set<string>;
  readonly orderIds: Set<number>;
  /** With what `nextValidId` each connection began. */
  readonly firstIds: number[];
}

export const nothingTold = (): Told => ({
  statuses: new Map(),
  executions: new Set(),
  orderIds: new Set(),
  firstIds: [],
});

const IN_FLIGHT = 16;
const AAPL = { conId: 265598, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };

/**
 * Trades with a gateway for as long as it lives, many orders at a time: some fill, some rest, some are cancelled.
 * Resolves when the connection has ended, or earlier with what stands in `begun`: at the first fill.
 */
export function trade(port: number, told: Told): { begun: Promise<unknown>; ended: Promise<unknown> } {
  const socket = connect(port, '127.0.0.1');
  const reader = createFrameReader();
  let version = 0;
  let next = 0;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const send = <Shape extends object>(layout: Layout<Shape>, values: Values<Shape>) =>
    void socket.write(encodeFrame(layout, version, values));
  const place = () => {
    const orderId = next++;
    const rests = orderId % 4 === 0;
    const terms = rests ? { orderType: 'LMT', lmtPrice: 1 } : { orderType: 'MKT' };
    const action = orderId % 2 === 0 ? 'BUY' : 'SELL';
    const order = { orderId, ...AAPL, ...terms, action, totalQuantity: 1, tif: 'GTC', transmit: true };
    send(placeOrder, unsetBut(placeOrder, order));
    // At most fifteen may stand on a side at once.
    if (rests && orderId % 128 !== 0) send(cancelOrder, unsetBut(cancelOrder, { orderId }));
  };
  const hear = (name: string, texts: Readonly<Record<string, unknown>>) => {
    if (name === 'nextValidId' && next === 0) {
      next = Number(texts['orderId']);
      told.firstIds.push(next);
      for (let count = 0; count < IN_FLIGHT; count++) place();
    } else if (name === 'orderStatus') {
      const { status, filled, permId, orderId } = texts;
      const isFirst = !told.statuses.has(Number(permId));
      told.statuses.set(Number(permId), { status: String(status), filled: Number(filled) });
      told.orderIds.add(Number(orderId));
      if (status === 'Filled' || (isFirst && Number(orderId) % 4 === 0)) place();
      if (status === 'Filled') begin();
    } else if (name === 'execDetails') {
      told.executions.add(`${texts['permId']} ${texts['cumQty']}`);
    }
  };
  socket.write(writeHello({ min: 100, max: 200, options: '' }));
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    for (const body of reader.push(chunk)) {
      if (version === 0) {
        version = Number(body.toString().split('\0')[0]);
        send(startApi, { clientId: 1, optionalCapabilities: '' });
        continue;
      }
      const decoding = decodeBody('reply', version, body);
      if (!decoding.ok) throw new Error(decoding.failure.text);
      hear(decoding.message.layout.name, decoding.message.texts);
    }
  });
  const ended = new Promise((resolve) => socket.once('close', resolve));
  return { begun: Promise.race([begun, ended]), ended };
}

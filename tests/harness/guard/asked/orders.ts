import type { AskedOrder } from '../../../../harness/guard/asked/asked-order.js';
import { readOrder } from '../../../../harness/guard/asked/read-order.js';
import type { Fields } from '../../../../harness/wire/decode.js';
import { encode } from '../../../../harness/wire/encode.js';
import type { Values } from '../../../../harness/wire/layout.js';
import { decodeBody } from '../../../../harness/wire/message.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';

type ShapeOf<Of> = Of extends { readonly shape?: infer Shape } ? NonNullable<Shape> : never;
export type Given = Partial<Values<ShapeOf<typeof placeOrder>>>;

/** Ten shares of Apple at the market, but for what is said otherwise. */
const plain: Given = {
  ...{ orderId: 7, symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' },
  ...{ action: 'BUY', totalQuantity: 10, orderType: 'MKT', tif: 'DAY', transmit: true },
};

/** The fields of an order after they went over the wire. */
export function textsOf(given: Given, version = 193): Fields {
  const body = encode(placeOrder, version, unsetBut(placeOrder, { ...plain, ...given }));
  const decoding = decodeBody('request', version, Buffer.from(body));
  if (!decoding.ok) throw new Error(decoding.failure.text);
  return decoding.message.texts;
}

export function asked(given: Given = {}, version = 193): AskedOrder {
  const reading = readOrder(textsOf(given, version));
  if (!reading.ok) throw new Error(reading.reason);
  return reading.order;
}

/** What is not plain about an order, which must not be. */
export function unclear(given: Given): string {
  const reading = readOrder(textsOf(given));
  if (reading.ok) throw new Error(`understood as ${JSON.stringify(reading.order)}`);
  return reading.reason;
}

export const AAPL = 265598;
export const MSFT = 272093;

const leg = { openClose: '0', shortSaleSlot: '0', designatedLocation: '', exemptCode: '-1' };
export const legOf = (conId: number, ratio: number | string, action: string, exchange = 'SMART') => ({
  ...leg,
  ...{ conId, ratio, action, exchange },
});

/** Buys one share of Apple and sells two of Microsoft, times the quantity. */
export const spread: Given = {
  ...{ symbol: 'AAPL,MSFT', secType: 'BAG', totalQuantity: 1 },
  comboLegs: [legOf(AAPL, 1, 'BUY'), legOf(MSFT, 2, 'SELL')],
};

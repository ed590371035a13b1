import type { Fields } from '../../wire/decode.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { valuesOf } from '../../wire/values.js';
import type { AskedOrder } from './asked-order.js';
import { featuresIn } from './features-in.js';
import type { Placed } from './placed.js';
import { flawInFields } from './plain-fields.js';
import { contractOf, legsOf } from './read-contract.js';
import { pricesOf } from './read-prices.js';
import { shortened } from './shortened.js';
import { sideOf } from './side.js';

export type OrderReading =
  | { readonly ok: true; readonly order: AskedOrder }
  /** In a clause, such as `leg 2 has a ratio of 0`. */
  | { readonly ok: false; readonly reason: string };

/** Understands an order whole, or says what is not plain about it. It never throws, whatever the fields are. */
export function readOrder(texts: Fields): OrderReading {
  const flaw = flawInFields(texts);
  if (flaw !== undefined) return unclear(flaw);
  const reading = valuesOf(placeOrder, texts);
  if (!reading.ok) {
    const { field, expected, found } = reading.failure;
    return unclear(`${field} is ${JSON.stringify(found)} instead of ${expected}`);
  }
  const order = flawInSwitches(reading.values, texts) ?? understand(reading.values, texts);
  return typeof order === 'string' ? unclear(order) : { ok: true, order };
}

const unclear = (reason: string): OrderReading => ({ ok: false, reason: shortened(reason) });

/** In letters some readers take a switch for off, others for on, and which fields follow may hang on it. */
function flawInSwitches(placed: Placed, texts: Fields): string | undefined {
  for (const [name, value] of Object.entries(placed)) {
    const text = texts[name];
    if (typeof value === 'boolean' && text !== '0' && text !== '1') {
      return `${name} is ${JSON.stringify(text)} instead of 0 or 1`;
    }
  }
  return undefined;
}

/** In force through the night. */
const OVERNIGHT: ReadonlySet<string> = new Set(['OVT', 'OND']);

function understand(placed: Placed, texts: Fields): AskedOrder | string {
  const { orderId, shortSaleSlot = 0, whatIf = false, transmit = true } = placed;
  if (orderId === undefined) return 'it has no id';
  const side = sideOf(placed.action);
  if (side === undefined) return `${JSON.stringify(placed.action ?? '')} is neither BUY nor SELL`;
  if (![0, 1, 2].includes(shortSaleSlot)) return `shortSaleSlot is ${shortSaleSlot}`;
  const contract = contractOf(placed);
  if (contract.conId < 0) return `conId is ${contract.conId}`;
  const legs = legsOf(placed);
  if (typeof legs === 'string') return legs;
  const size = sizeOf(placed);
  if (typeof size === 'string') return size;
  const prices = pricesOf(placed);
  if (typeof prices === 'string') return prices;
  return {
    orderId,
    contract,
    legs: legs.legs,
    side: side.side,
    isShortSale: side.isShortSale || legs.isShortSale || (side.side === 'SELL' && shortSaleSlot !== 0),
    ...size,
    ...prices,
    tif: placed.tif ?? '',
    outsideRth:
      placed.outsideRth === true ||
      placed.includeOvernight === true ||
      OVERNIGHT.has((placed.tif ?? '').toUpperCase()),
    beginsLater: [placed.goodAfterTime, placed.activeStartTime].some((time = '') => time.trim() !== ''),
    account: placed.account ?? '',
    parentId: placed.parentId ?? 0,
    ocaGroup: placed.ocaGroup ?? '',
    // Left open it may be taken for yes.
    transmit,
    whatIf,
    features: featuresIn(texts),
    texts,
  };
}

/** How much: a quantity, or an amount of money. */
function sizeOf({
  totalQuantity = 0,
  cashQty = 0,
}: Placed): Pick<AskedOrder, 'quantity' | 'cashQuantity'> | string {
  if (totalQuantity < 0) return `totalQuantity is ${totalQuantity}`;
  if (cashQty < 0) return `cashQty is ${cashQty}`;
  if (totalQuantity > 0 && cashQty > 0) return 'it has both a quantity and an amount of money';
  if (totalQuantity === 0 && cashQty === 0) return 'it has no quantity';
  return { quantity: totalQuantity, cashQuantity: cashQty > 0 ? cashQty : undefined };
}

import { encode } from '../../../wire/encode.js';
import { openOrder } from '../../../wire/replies/orders.js';
import type { Ticket } from '../ticket.js';
import { isAlike } from './alike.js';
import { openOrderFields } from './open-order-fields.js';
import { type Particulars, particularsOf, type ToldOrder } from './particulars.js';
import { NOT_PREVIEWED } from './previewed.js';

/**
 * `encode(openOrder, version, openOrderValues(…))`, byte for byte and several times as fast. Of the hundred and
 * fifty fields of an openOrder some thirty are the order's own; what stands between them is written once, and
 * used again for every order that asks for the same.
 */
export function openOrderBody(ticket: Ticket, order: ToldOrder, version: number, timeZone: string): string {
  const own = particularsOf(ticket, order.terms, timeZone, order);
  const { head, pieces } = mouldOf(ticket, own, version);
  let body = head;
  for (const { name, after } of pieces) body += own[name] + after;
  return body;
}

/** The body of an openOrder without what is an order's own. */
interface Mould {
  readonly version: number;
  /** The order that it was made of. */
  readonly asked: Ticket['asked'];
  readonly head: string;
  readonly pieces: readonly { readonly name: keyof Particulars; readonly after: string }[];
}

/** An order is told several times, and its ticket is never changed in place. */
const moulds = new WeakMap<Ticket, Mould>();
/** The last of each order type and version: whoever trades much sends much the same. */
const lastMoulds = new Map<string, Mould>();
const MOST_LAST_MOULDS = 200;

function mouldOf(ticket: Ticket, own: Particulars, version: number): Mould {
  const known = moulds.get(ticket);
  if (known?.version === version) return known;
  const kind = `${version} ${ticket.asked.orderType}`;
  const last = lastMoulds.get(kind);
  const mould = last && isAlike(last.asked, ticket.asked) ? last : mouldFrom(ticket, own, version);
  moulds.set(ticket, mould);
  if (lastMoulds.size >= MOST_LAST_MOULDS) lastMoulds.clear();
  lastMoulds.set(kind, mould);
  return mould;
}

function mouldFrom({ asked }: Ticket, own: Particulars, version: number): Mould {
  const gaps: { -readonly [Name in keyof Particulars]: Particulars[Name] | string } = { ...own };
  // Clients write what they like: a gap is longer than anything of its kind in their texts.
  for (let gap = '\u0001'; ; gap += '\u0001') {
    for (const name of OWN) gaps[name] = gap;
    const body = encode(openOrder, version, openOrderFields(asked, gaps, NOT_PREVIEWED));
    const [head = '', ...others] = body.split(gap);
    if (others.length !== OWN.length) continue;
    return { version, asked, head, pieces: OWN.map((name, at) => ({ name, after: others[at] ?? '' })) };
  }
}

/** In the order of the message. */
const OWN = [
  'orderId',
  'conId',
  'symbol',
  'secType',
  'lastTradeDateOrContractMonth',
  'strike',
  'right',
  'multiplier',
  'exchange',
  'currency',
  'localSymbol',
  'tradingClass',
  'action',
  'totalQuantity',
  'lmtPrice',
  'auxPrice',
  'tif',
  'ocaGroup',
  'account',
  'orderRef',
  'clientId',
  'permId',
  'goodAfterTime',
  'sharesAllocation',
  'goodTillDate',
  'parentId',
  'trailStopPrice',
  'trailingPercent',
  'status',
  'adjustedTrailStopPrice',
  'lmtPriceOffset',
] as const satisfies readonly (keyof Particulars)[];

import type { TimeInForce } from '../../../../trading/exchange/orders/order.js';
import type { Auction } from '../../../../trading/exchange/orders/pricing.js';
import { type TwsError, twsErrors } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import type { OrderContext } from './context.js';
import { readGoodTill, readMoment } from './moments.js';
import { refusals } from './refusals.js';
import type { TakenType } from './taken-types.js';
import type { Traded } from './traded.js';

/** Until when an order works, or the auction that it is for. */
export interface Times {
  readonly timeInForce: TimeInForce;
  readonly auction?: Auction;
}

const DAY: Times = { timeInForce: { kind: 'day' } };
const CANCELLED: Times = { timeInForce: { kind: 'good-till-cancelled' } };
const AT_ONCE: Times = { timeInForce: { kind: 'immediate-or-cancel' } };
const ALL_AT_ONCE: Times = { timeInForce: { kind: 'fill-or-kill' } };
const AT_OPEN: Times = { timeInForce: { kind: 'day' }, auction: 'open' };
const AT_CLOSE: Times = { timeInForce: { kind: 'day' }, auction: 'close' };

/** Written otherwise, or sent on as another. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ['', 'DAY'],
  ['DTC', 'DAY'],
  ['GTX', 'GTC'],
  ['NMIN', 'GTC'],
]);

/** @param notices gets what a client is told of moments that name no zone */
export function readGoodAfter(
  { goodAfterTime = '' }: PlacedOrder,
  context: OrderContext,
  notices: TwsError[],
): number | undefined | TwsError {
  if (goodAfterTime === '') return undefined;
  const after = readMoment(goodAfterTime, context);
  if (after === 'unreadable') return refusals.badGoodAfter();
  if (after?.zoned === false) notices.push(twsErrors.impliedTimeZone());
  return after?.moment;
}

/** @param notices gets what a client is told of moments that name no zone */
export function readTimes(
  type: TakenType,
  asked: PlacedOrder,
  traded: Traded,
  context: OrderContext,
  notices: TwsError[],
): Times | TwsError {
  const written = (asked.tif ?? '').trim().toUpperCase();
  const tif = SAME_AS.get(written) ?? written;
  if (tif !== 'GTD' && (asked.goodTillDate ?? '') !== '') return refusals.dateWithoutGtd();
  if (type.atClose) return tif === 'DAY' ? AT_CLOSE : refusals.tifOfAuction();
  if (tif === 'MINUTES') return untilMinutes(asked, context);
  if (!traded.allows.has(tif)) return refusals.tif();
  switch (tif) {
    case 'DAY':
      return DAY;
    case 'GTC':
      return CANCELLED;
    case 'IOC':
      return type.immediate ? AT_ONCE : refusals.tifOfType();
    case 'FOK':
      return type.immediate ? ALL_AT_ONCE : refusals.tifOfType();
    case 'OPG':
      return type.name === 'MKT' || type.name === 'LMT' ? AT_OPEN : refusals.tifOfType();
    case 'GTD': {
      const until = readUntil(asked, context, notices);
      return typeof until === 'number' ? { timeInForce: { kind: 'good-till', until } } : until;
    }
    default:
      // One of the other things that `orderTypes` lists, such as MKT.
      return refusals.tif();
  }
}

function untilMinutes({ duration = 0 }: PlacedOrder, { now }: OrderContext): Times | TwsError {
  if (duration <= 0) return refusals.tif();
  return { timeInForce: { kind: 'good-till', until: now + duration * 1000 } };
}

function readUntil(asked: PlacedOrder, context: OrderContext, notices: TwsError[]): number | TwsError {
  const until = readGoodTill(asked.goodTillDate ?? '', context);
  if (until === undefined || until === 'unreadable') return refusals.badGoodTill();
  if (!until.zoned) notices.push(twsErrors.impliedTimeZone());
  return until.moment > context.now ? until.moment : refusals.pastGoodTill();
}

import type { OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { ContractFields } from '../../contracts/contract-fields.js';
import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import { readAccount } from './account.js';
import { flawInAdjustment } from './adjusted.js';
import { flawInAlgo } from './algo.js';
import { flawInAmounts } from './amounts.js';
import { flawInAttributes, readAllOrNone, readMinQuantity, sweepNotice } from './attributes.js';
import { readConditions } from './conditions.js';
import type { OrderContext } from './context.js';
import { flawInHedge } from './hedge.js';
import { heldUntilOpening } from './held.js';
import { ocaOf } from './oca.js';
import { oddLot } from './odd-lot.js';
import { hoursOf } from './outside-rth.js';
import { tooAggressive } from './price-band.js';
import { refusals, warnings } from './refusals.js';
import { flawInScale } from './scale.js';
import { readSide } from './side.js';
import { readSize } from './size.js';
import { readOrderType } from './taken-types.js';
import { readGoodAfter, readTimes } from './time-in-force.js';
import { readTraded, type Traded } from './traded.js';
import { readTriggerMethod } from './trigger-method.js';

/** What placeOrder's fields come to: terms for the venue, or the one thing that TWS says is wrong with them. */
export type OrderReading =
  | ({ readonly ok: true } & ReadOrder)
  /** Code 202 stands for an order that IB takes and then cancels; all others were never orders. */
  | { readonly ok: false; readonly error: TwsError };

export interface ReadOrder {
  /** Without the parent, of which only the client's own number is known here. */
  readonly terms: OrderTerms;
  readonly contract: ContractFields;
  /** Warnings that TWS sends about an order that it takes. */
  readonly notices: readonly TwsError[];
}

/** Reads a new order, or an old one under new terms. */
export function readOrder(asked: PlacedOrder, context: OrderContext): OrderReading {
  const read = readTerms(asked, context);
  if ('code' in read) return { ok: false, error: read };
  const { terms, contract, notices } = read;
  return { ok: true, terms, contract, notices };
}

function readTerms(asked: PlacedOrder, context: OrderContext): ReadOrder | TwsError {
  const notices: TwsError[] = [];
  const traded = readTraded(asked, context.today);
  if ('code' in traded) return traded;
  const side = readSide(asked.action);
  if (side === undefined) return refusals.invalidSide();
  const type = readOrderType(asked.orderType ?? '');
  if (type === 'unknown') return refusals.unknownType();
  const triggerMethod = readTriggerMethod(asked.triggerMethod);
  if (triggerMethod === undefined) return refusals.triggerMethod();
  if (asked.whatIf === true && asked.transmit === false) return refusals.whatIfUntransmitted();
  const account = readAccount(asked, context.accounts);
  if (typeof account !== 'string') return account;
  if (type === 'not-offered' || !traded.allows.has(type.token)) return orderErrors.unsupportedType();
  const quantity = readSize(type, asked, traded, side, context);
  if (typeof quantity !== 'number') return quantity;
  const amounts = flawInAmounts(asked);
  if (amounts !== undefined) return amounts;
  const pricing = type.read(asked, traded, side, context);
  if ('code' in pricing) return pricing;
  const goodAfter = readGoodAfter(asked, context, notices);
  if (typeof goodAfter === 'object') return goodAfter;
  const times = readTimes(type, asked, traded, context, notices);
  if ('code' in times) return times;
  const allOrNone = readAllOrNone(asked, traded);
  if (typeof allOrNone !== 'boolean') return allOrNone;
  const minQuantity = readMinQuantity(asked, traded, quantity);
  if (typeof minQuantity === 'object') return minQuantity;
  const flaw =
    flawInAttributes(asked, traded, quantity) ??
    flawInAdjustment(asked) ??
    flawInHedge(asked) ??
    flawInScale(asked, quantity) ??
    flawInAlgo(type, asked, traded, context, notices);
  if (flaw) return flaw;
  const conditions = readConditions(asked, context, notices);
  if (conditions !== undefined && 'code' in conditions) return conditions;
  const { outsideRth, isIgnored } = hoursOf(type, pricing, asked, traded);
  // Every order passes here: one object filled in place takes a hundredth of the time of one spread from others.
  const terms: { -readonly [Name in keyof OrderTerms]: OrderTerms[Name] } = {
    account,
    conId: traded.conId,
    exchange: traded.exchange,
    legs: traded.legs,
    side,
    quantity,
    pricing,
    timeInForce: times.timeInForce,
    outsideRth,
    allOrNone,
    triggerMethod,
  };
  if (times.auction !== undefined) terms.auction = times.auction;
  if (minQuantity !== undefined) terms.minQuantity = minQuantity;
  if (goodAfter !== undefined) terms.goodAfter = goodAfter;
  if (conditions !== undefined) terms.conditions = conditions;
  const oca = ocaOf(asked);
  if (oca !== undefined) terms.oca = oca;
  if (!asked.parentId) {
    const band = tooAggressive(terms, traded, context);
    if (band) return band;
  }
  if (isIgnored) notices.push(warnings.outsideRthIgnored());
  notices.push(...warningsAbout(asked, terms, traded, context.now));
  return { terms, contract: traded.contract, notices };
}

function warningsAbout(asked: PlacedOrder, terms: OrderTerms, traded: Traded, now: number): TwsError[] {
  return [
    sweepNotice(asked, traded),
    oddLot(terms.side, terms.quantity, traded),
    // A child waits for its parent, not for the exchange.
    asked.parentId ? undefined : heldUntilOpening(terms, traded, now),
  ].filter((warning) => warning !== undefined);
}

import type { OrderLeg } from '../../../../trading/exchange/orders/order.js';
import { type Combo, findCombo } from '../../../../trading/instruments/combo.js';
import type { Instrument, SecType } from '../../../../trading/instruments/instrument.js';
import type { PriceStep } from '../../../../trading/instruments/market-rule-data.js';
import { marketRule } from '../../../../trading/instruments/market-rules.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';
import type { ContractQuery } from '../../../../trading/instruments/search/query.js';
import { type ContractFields, contractFieldsOf } from '../../contracts/contract-fields.js';
import { orderTypesOf } from '../../contracts/offered-tokens.js';
import type { TwsError } from '../../tws-errors.js';
import type { PlacedOrder } from '../ticket.js';
import { refusals } from './refusals.js';

/** What an order trades: an instrument at an exchange, or a combo. */
export interface Traded {
  readonly secType: SecType | 'BAG';
  readonly conId: number;
  readonly exchange: string;
  readonly legs: readonly OrderLeg[];
  /** What a rise of each leg by 1 adds to the price of the combo. */
  readonly weights: readonly number[];
  readonly contract: ContractFields;
  /** Of a combo its first leg, whose hours it keeps. */
  readonly instrument: Instrument;
  readonly priceSteps: readonly PriceStep[];
  /** The tokens of `orderTypes` in contract details: what orders in it may be. */
  readonly allows: ReadonlySet<string>;
}

const allowed = new Map<SecType | 'BAG', ReadonlySet<string>>();

function allowedTo(secType: SecType | 'BAG'): ReadonlySet<string> {
  const known = allowed.get(secType);
  if (known) return known;
  const tokens = new Set(orderTypesOf(secType).split(','));
  allowed.set(secType, tokens);
  return tokens;
}

/** Clients trade the same contract over and over, and a search can take longer than all else about an order. */
const found = new Map<string, Traded>();
const MAX_FOUND = 1000;

export function readTraded(asked: PlacedOrder, today: string): Traded | TwsError {
  const { exchange = '' } = asked;
  if (exchange === '') return refusals.noExchange();
  if (asked.secType?.toUpperCase() === 'BAG') return readCombo(asked, exchange.toUpperCase(), today);
  const query = queryOf(asked);
  const key = `${today}|${Object.values(query).join('|')}`;
  const known = found.get(key);
  if (known) return known;
  const traded = findTraded(query, today);
  if ('code' in traded) return traded;
  if (found.size >= MAX_FOUND) found.clear();
  found.set(key, traded);
  return traded;
}

function findTraded(query: ContractQuery, today: string): Traded | TwsError {
  const result = findOneContract(query, today);
  if (result.found !== 'one') return result;
  const { instrument, exchange } = result.match;
  return {
    secType: instrument.secType,
    conId: instrument.conId,
    exchange,
    legs: [],
    weights: [],
    contract: contractFieldsOf(instrument, exchange),
    instrument,
    priceSteps: priceStepsAt(instrument, exchange),
    allows: allowedTo(instrument.secType),
  };
}

/** The contract's own among some ninety fields; what is empty or zero does not narrow. */
function queryOf(asked: PlacedOrder): ContractQuery {
  return {
    conId: asked.conId ?? 0,
    symbol: asked.symbol ?? '',
    secType: asked.secType ?? '',
    lastTradeDateOrContractMonth: asked.lastTradeDateOrContractMonth ?? '',
    strike: asked.strike ?? 0,
    right: asked.right ?? '',
    multiplier: asked.multiplier ?? '',
    exchange: asked.exchange ?? '',
    primaryExch: asked.primaryExchange ?? '',
    currency: asked.currency ?? '',
    localSymbol: asked.localSymbol ?? '',
    tradingClass: asked.tradingClass ?? '',
    secIdType: asked.secIdType ?? '',
    secId: asked.secId ?? '',
  };
}

function readCombo(asked: PlacedOrder, exchange: string, today: string): Traded | TwsError {
  const { symbol = '', currency = '', comboLegs } = asked;
  const legs = comboLegs.map((leg) => ({
    conId: leg.conId ?? 0,
    ratio: leg.ratio ?? 0,
    action: leg.action ?? '',
    exchange: leg.exchange ?? '',
  }));
  if (commonDivisor(legs.map(({ ratio }) => ratio)) > 1) return refusals.legRatio();
  const result = findCombo({ symbol, currency: currency.toUpperCase(), exchange, legs }, today);
  if (result.found !== 'combo') return result;
  const flaw = flawInLegs(legs);
  if (flaw !== undefined) return flaw;
  const { combo } = result;
  const [first] = combo.legs;
  // A combo without legs is none: it was refused above.
  if (first === undefined) return refusals.noExchange();
  return {
    secType: 'BAG',
    conId: combo.conId,
    exchange,
    legs: legsOf(combo),
    weights: combo.legs.map(({ weight }) => weight),
    contract: contractFieldsOf(combo, exchange),
    instrument: first.instrument,
    priceSteps: [{ lowEdge: 0, increment: combo.minTick }],
    allows: allowedTo('BAG'),
  };
}

/** One leg is no combo, nor is the same one twice. Of none the search has its own word. */
function flawInLegs(legs: readonly { readonly conId: number }[]): TwsError | undefined {
  if (legs.length === 1 || legs.length > MOST_LEGS) return refusals.comboLegs();
  const twice = legs.findIndex(({ conId }, at) => legs.findIndex((leg) => leg.conId === conId) < at);
  return twice < 0 ? undefined : refusals.comboLeg(twice);
}

const MOST_LEGS = 6;

/** A spread of two against two is one of one against one. */
function commonDivisor(ratios: readonly number[]): number {
  return ratios.reduce((divisor, ratio) => {
    let [a, b] = [divisor, Math.abs(ratio)];
    while (b > 0) [a, b] = [b, a % b];
    return a;
  }, 0);
}

function legsOf({ legs }: Combo): readonly OrderLeg[] {
  return legs.map(({ instrument, ratio, action }) => ({
    conId: instrument.conId,
    ratio,
    side: action === 'BUY' ? 'BUY' : 'SELL',
  }));
}

/** Each exchange has price steps of its own. */
function priceStepsAt(instrument: Instrument, exchange: string): readonly PriceStep[] {
  const id = instrument.marketRuleIds[instrument.validExchanges.indexOf(exchange)];
  const steps = id === undefined ? undefined : marketRule(id);
  return steps ?? [{ lowEdge: 0, increment: instrument.minTick }];
}

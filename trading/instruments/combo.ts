import { instrumentByConId } from './by-con-id.js';
import { madeUpConId } from './con-id.js';
import { type Instrument, isDerivative } from './instrument.js';

/** A leg as a client describes it, in IB's fields. */
export interface LegQuery {
  readonly conId: number;
  readonly ratio: number;
  /** BUY, SELL or SSHORT. */
  readonly action: string;
  /** Empty: wherever the combo goes. */
  readonly exchange: string;
}

export interface ComboQuery {
  readonly symbol: string;
  readonly currency: string;
  readonly exchange: string;
  readonly legs: readonly LegQuery[];
}

export interface Leg {
  readonly instrument: Instrument;
  readonly ratio: number;
  readonly action: LegAction;
  readonly exchange: string;
  /** What a rise of this leg by 1 adds to the price of the combo; negative for what is sold. */
  readonly weight: number;
}

export type LegAction = 'BUY' | 'SELL' | 'SSHORT';

/** Several instruments traded as one, with what contract details and orders say of it. */
export interface Combo {
  readonly secType: 'BAG';
  readonly conId: number;
  readonly symbol: string;
  readonly localSymbol: string;
  readonly tradingClass: 'COMB';
  readonly currency: string;
  readonly exchange: string;
  /** What one unit of the combo's price is worth: the largest multiplier among its legs. */
  readonly multiplier: number;
  readonly minTick: number;
  /** `265598|1,272093|-1`, which IB calls comboLegsDescrip. */
  readonly legsDescription: string;
  readonly legs: readonly Leg[];
}

export type FoundCombo =
  | { readonly found: 'combo'; readonly combo: Combo }
  | { readonly found: 'none'; readonly code: 321; readonly message: string };

/** The combo of these legs, or what TWS says of a leg that is not there. Legs are numbered from 0. */
export function findCombo(query: ComboQuery, today: string): FoundCombo {
  if (query.legs.length === 0) return refused("Security type 'BAG' requires combo leg details.");
  const found: Omit<Leg, 'weight'>[] = [];
  for (const [number, described] of query.legs.entries()) {
    const leg = findLeg(described, query.exchange, today);
    if (leg === undefined) return refused(`The combo details for leg '${number}' are invalid.`);
    found.push(leg);
  }
  if (found.some(({ instrument }) => instrument.currency !== query.currency))
    return refused('The combo details are invalid.');
  const multiplier = Math.max(...found.map(({ instrument }) => instrument.multiplier));
  // A hundred shares against one option are priced like one share against it: as the option is.
  const legs = found.map((leg) => ({
    ...leg,
    weight: (signOf(leg.action) * leg.ratio * leg.instrument.multiplier) / multiplier,
  }));
  const conId = comboConId(query.currency);
  return {
    found: 'combo',
    combo: {
      secType: 'BAG',
      conId,
      symbol: query.symbol,
      localSymbol: String(conId),
      tradingClass: 'COMB',
      currency: query.currency,
      exchange: query.exchange,
      multiplier,
      minTick: Math.min(...found.map(({ instrument }) => instrument.minTick)),
      legsDescription: legs.map(describeLeg).join(','),
      legs,
    },
  };
}

function findLeg(
  { conId, ratio, action, exchange }: LegQuery,
  comboExchange: string,
  today: string,
): Omit<Leg, 'weight'> | undefined {
  const instrument = instrumentByConId(conId);
  const named = actionOf(action);
  if (instrument === undefined || named === undefined) return undefined;
  if (instrument.secType === 'IND' || !Number.isInteger(ratio) || ratio < 1) return undefined;
  if (isDerivative(instrument) && instrument.lastTradeDate < today) return undefined;
  const place = (exchange === '' ? comboExchange : exchange).toUpperCase();
  return instrument.validExchanges.includes(place)
    ? { instrument, ratio, action: named, exchange: place }
    : undefined;
}

function actionOf(text: string): LegAction | undefined {
  const upper = text.toUpperCase();
  return upper === 'BUY' || upper === 'SELL' || upper === 'SSHORT' ? upper : undefined;
}

function signOf(action: LegAction): 1 | -1 {
  return action === 'BUY' ? 1 : -1;
}

function describeLeg({ instrument, action, ratio }: Leg): string {
  return `${instrument.conId}|${signOf(action) * ratio}`;
}

/** All combos of a currency share one id; that of the dollar's is IB's own. */
function comboConId(currency: string): number {
  return currency === 'USD' ? 28812380 : madeUpConId(`BAG/${currency}`);
}

function refused(cause: string): FoundCombo {
  return { found: 'none', code: 321, message: `Error validating request.-'bH' : cause - ${cause}` };
}

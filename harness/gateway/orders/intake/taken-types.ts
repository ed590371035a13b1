import { type OrderTypeName, orderTypeNamed, orderTypeNames } from '../../../wire/order-types.js';
import * as prices from './pricing.js';

/** How an order of a type is taken in. */
interface Intake {
  /** What contract details must list in `orderTypes` for it. */
  readonly token: string;
  readonly read: prices.ReadPricing;
  /** Whether it can be taken at once: what follows the market needs time for that, and an auction comes when it comes. */
  readonly immediate: boolean;
  /** Sent to the market without a limit, sooner or later. */
  readonly marketLike: boolean;
  /** Waits for the auction at the close. */
  readonly atClose: boolean;
}

const USUAL = { immediate: true, marketLike: false, atClose: false };
const FOLLOWING = { ...USUAL, immediate: false };
const AT_CLOSE = { ...USUAL, immediate: false, atClose: true };

/**
 * Of all that TWS has had, what this gateway takes. With the others nothing can be traded: `not-offered` is a type
 * that TWS knows in other markets, `unknown` the name of one that means nothing to it any more.
 */
const INTAKES: Readonly<Record<OrderTypeName, Intake | 'not-offered' | 'unknown'>> = {
  MKT: { ...USUAL, token: 'MKT', read: prices.market, marketLike: true },
  LMT: { ...USUAL, token: 'LMT', read: prices.limit },
  STP: { ...USUAL, token: 'STP', read: prices.stop, marketLike: true },
  'STP LMT': { ...USUAL, token: 'STPLMT', read: prices.stopLimit },
  TRAIL: { ...USUAL, token: 'TRAIL', read: prices.trail, marketLike: true },
  'TRAIL LIMIT': { ...USUAL, token: 'TRAILLMT', read: prices.trailLimit },
  MIT: { ...USUAL, token: 'MIT', read: prices.ifTouched, marketLike: true },
  LIT: { ...USUAL, token: 'LIT', read: prices.limitIfTouched },
  MTL: { ...USUAL, token: 'MTL', read: prices.marketToLimit, marketLike: true },
  MOC: { ...AT_CLOSE, token: 'MOC', read: prices.market },
  LOC: { ...AT_CLOSE, token: 'LOC', read: prices.limit },
  REL: { ...FOLLOWING, token: 'REL', read: prices.relative },
  MIDPRICE: { ...FOLLOWING, token: 'MIDPX', read: prices.midprice, marketLike: true },
  'PEG MID': { ...FOLLOWING, token: 'PEGMID', read: prices.pegMid, marketLike: true },
  'PEG BENCH': { ...FOLLOWING, token: 'PEGBENCH', read: prices.pegBench },
  'SNAP MID': { ...FOLLOWING, token: 'SNAPMID', read: prices.snapTo('mid') },
  'SNAP MKT': { ...FOLLOWING, token: 'SNAPMKT', read: prices.snapTo('market') },
  'SNAP PRIM': { ...FOLLOWING, token: 'SNAPREL', read: prices.snapTo('primary') },
  'PEG MKT': 'not-offered',
  'PEG BEST': 'not-offered',
  'PEG STK': 'not-offered',
  'PEG SURF': 'not-offered',
  'PASSV REL': 'not-offered',
  FUNARI: 'not-offered',
  QUOTE: 'not-offered',
  'BOX TOP': 'not-offered',
  VOL: 'not-offered',
  'MKT PRT': 'not-offered',
  'STP PRT': 'not-offered',
  'TRAIL LIT': 'not-offered',
  'TRAIL MIT': 'not-offered',
  'LMT + MKT': 'not-offered',
  'REL + LMT': 'not-offered',
  'REL + MKT': 'not-offered',
  'TRAIL LMT + MKT': 'unknown',
  'TRAIL REL + MKT': 'unknown',
  // To TWS these are MKT and LMT with the time in force OPG.
  MOO: 'unknown',
  LOO: 'unknown',
  'FIX PEGGED': 'unknown',
  VWAP: 'unknown',
  PPV: 'unknown',
  PDV: 'unknown',
  PMV: 'unknown',
  PSV: 'unknown',
};

export interface TakenType extends Intake {
  readonly name: OrderTypeName;
}

const types: ReadonlyMap<OrderTypeName, TakenType | 'not-offered' | 'unknown'> = new Map(
  orderTypeNames.map((name) => {
    const intake = INTAKES[name];
    return [name, typeof intake === 'string' ? intake : { ...intake, name }];
  }),
);

/** Every type that is taken here. */
export const takenTypes: readonly TakenType[] = [...types.values()].filter(
  (type) => typeof type !== 'string',
);

/** Reads it in any case, with blanks or without; `unknown` is also a text that means nothing at all. */
export function readOrderType(text: string): TakenType | 'not-offered' | 'unknown' {
  const named = orderTypeNamed(text);
  return (named && types.get(named.name)) ?? 'unknown';
}

import { AAPL, conIdOf, MSFT } from './contracts.js';
import type { PlainOrder } from './driver.js';
import type { SceneMarket } from './scene-market.js';

export const TIFS = ['DAY', 'DTC', 'GTC', 'GTD', 'IOC', 'FOK', 'OPG'] as const;
type Tif = (typeof TIFS)[number];

/** A kind of order in a stock, and what a paper gateway says to it under each time in force. */
export interface OrderKind {
  readonly orderType: string;
  /** What it needs besides; prices are such that nothing trades. */
  readonly fields: (market: SceneMarket) => PlainOrder;
  /** The code of the error, or that it is taken. */
  readonly under: Readonly<Record<Tif, number | 'taken'>>;
}

const taken = 'taken';
/** May be taken at once or not at all, but is no order for an auction. */
const IMMEDIATE = {
  DAY: taken,
  DTC: taken,
  GTC: taken,
  GTD: taken,
  IOC: taken,
  FOK: taken,
  OPG: 111,
} as const;
/** Follows the market, for which it needs time. */
const PATIENT = { DAY: taken, DTC: taken, GTC: taken, GTD: taken, IOC: 111, FOK: 111, OPG: 111 } as const;
const OF_THE_CLOSE = { DAY: taken, DTC: taken, GTC: 113, GTD: 113, IOC: 113, FOK: 113, OPG: 113 } as const;
const NOT_OFFERED = { DAY: 387, DTC: 387, GTC: 387, GTD: 387, IOC: 387, FOK: 387, OPG: 387 } as const;
const UNKNOWN = { DAY: 321, DTC: 321, GTC: 321, GTD: 321, IOC: 321, FOK: 321, OPG: 321 } as const;

const below = ({ quote }: SceneMarket) => Number((quote(AAPL).bid - 5).toFixed(2));
const above = ({ quote }: SceneMarket) => Number((quote(AAPL).ask + 5).toFixed(2));

export const orderKinds: readonly OrderKind[] = [
  { orderType: 'MKT', fields: () => ({}), under: { ...IMMEDIATE, OPG: taken } },
  { orderType: 'LMT', fields: (at) => ({ lmtPrice: below(at) }), under: { ...IMMEDIATE, OPG: taken } },
  { orderType: 'MTL', fields: () => ({}), under: IMMEDIATE },
  { orderType: 'STP', fields: (at) => ({ auxPrice: above(at) }), under: IMMEDIATE },
  {
    orderType: 'STP LMT',
    fields: (at) => ({ auxPrice: above(at), lmtPrice: above(at) }),
    under: IMMEDIATE,
  },
  { orderType: 'MIT', fields: (at) => ({ auxPrice: below(at) }), under: IMMEDIATE },
  { orderType: 'LIT', fields: (at) => ({ auxPrice: below(at), lmtPrice: below(at) }), under: IMMEDIATE },
  { orderType: 'TRAIL', fields: () => ({ trailingPercent: 5 }), under: IMMEDIATE },
  {
    orderType: 'TRAIL LIMIT',
    fields: (at) => ({ auxPrice: 5, trailStopPrice: above(at), lmtPriceOffset: 0.1 }),
    under: IMMEDIATE,
  },
  { orderType: 'MOC', fields: () => ({}), under: OF_THE_CLOSE },
  { orderType: 'LOC', fields: (at) => ({ lmtPrice: below(at) }), under: OF_THE_CLOSE },
  { orderType: 'REL', fields: () => ({ auxPrice: 0.01 }), under: PATIENT },
  { orderType: 'MIDPRICE', fields: (at) => ({ lmtPrice: below(at) }), under: PATIENT },
  { orderType: 'PEG MID', fields: () => ({}), under: PATIENT },
  {
    orderType: 'PEG BENCH',
    fields: (at) => ({
      ...{
        referenceContractId: conIdOf(MSFT),
        referenceExchangeId: 'SMART',
        stockRefPrice: at.quote(MSFT).bid,
      },
      ...{ startingPrice: below(at), peggedChangeAmount: 0.05, referenceChangeAmount: 0.1 },
    }),
    under: PATIENT,
  },
  { orderType: 'SNAP MID', fields: () => ({}), under: PATIENT },
  { orderType: 'SNAP MKT', fields: () => ({}), under: PATIENT },
  { orderType: 'SNAP PRIM', fields: () => ({}), under: PATIENT },
  ...['PEG BEST', 'PEG MKT', 'PASSV REL', 'BOX TOP', 'VOL', 'MKT PRT', 'STP PRT'].map((orderType) => ({
    orderType,
    fields: () => ({}),
    under: NOT_OFFERED,
  })),
  { orderType: 'FEELINGS', fields: () => ({}), under: UNKNOWN },
];

/** What was said to each of them: the codes of errors, and else that it was taken. */
export function verdictOf(lines: readonly string[]): number | 'taken' | 'silence' {
  const [first] = lines;
  if (first === undefined) return 'silence';
  // Warnings come before the order that they are about.
  const [told] = lines.filter((line) => line.startsWith('openOrder'));
  const isTaken = first.startsWith('openOrder') || (told !== undefined && !told.endsWith('Inactive'));
  return isTaken ? taken : Number(first.split(' ').at(-1));
}

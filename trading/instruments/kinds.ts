import type { SecType } from './instrument.js';

/**
 * What is so of every contract of a kind, wherever it matters. A new kind of security has no row here, and nothing
 * compiles until it has one; what is reckoned in another way for each (margin, fees) asks in its own place.
 */
export interface Kind {
  /** What all of them are called. */
  readonly title: string;
  /** What its market shows: trades between quotes, quotes alone, or the level of an index, which nobody trades. */
  readonly market: 'traded' | 'quoted' | 'valued';
  /** Whether the exchanges also show it a quarter of an hour later, to those who have not paid. */
  readonly delayed: boolean;
  readonly settlement: Settlement;
  /** Whether one can be sold that nobody has. */
  readonly shortable: boolean;
  /** Whether it may cost nothing and less. */
  readonly belowZero: boolean;
  /** Whether orders may be for parts of a unit. */
  readonly inParts: boolean;
  /** What sets an order off that does not say by which price. */
  readonly setOffBy: 'last' | 'quote';
  readonly outside: OutsideHours;
  /** Whether sessions begin and end with an auction that takes orders. */
  readonly auctions: boolean;
}

/**
 * How a trade is settled: paid in full; by the difference when it is closed, against margin; or as two currencies
 * that change hands.
 */
export type Settlement = 'paid' | 'margined' | 'exchanged';

/**
 * What trades outside regular hours: all that the exchange itself keeps, asked for or not; whatever asks for it; or
 * of that only what has a limit.
 */
export type OutsideHours = 'always' | 'if-asked' | 'at-a-limit';

/** Traded and paid for: what is said of such a thing unless its row says otherwise. */
const SECURITY = {
  market: 'traded',
  delayed: true,
  settlement: 'paid',
  shortable: true,
  belowZero: false,
  inParts: false,
  setOffBy: 'last',
  outside: 'at-a-limit',
  auctions: false,
} as const;

/** What dealers quote, and nobody reports trades in. */
const DEALT = { ...SECURITY, market: 'quoted', setOffBy: 'quote' } as const;

export const kinds: Readonly<Record<SecType, Kind>> = {
  STK: { ...SECURITY, title: 'Stocks', auctions: true },
  IND: { ...SECURITY, title: 'Indices', market: 'valued', shortable: false },
  CASH: { ...DEALT, title: 'Currencies', delayed: false, settlement: 'exchanged', outside: 'if-asked' },
  // Nobody lends coins.
  CRYPTO: {
    ...SECURITY,
    title: 'Cryptocurrencies',
    delayed: false,
    shortable: false,
    inParts: true,
    outside: 'if-asked',
  },
  CMDTY: { ...DEALT, title: 'Metals', outside: 'if-asked' },
  BOND: { ...SECURITY, title: 'Bonds' },
  CFD: { ...DEALT, title: 'CFDs', settlement: 'margined', auctions: true },
  FUT: { ...SECURITY, title: 'Futures', settlement: 'margined', belowZero: true, outside: 'always' },
  // The last price of an option may be days old.
  OPT: { ...SECURITY, title: 'Options', setOffBy: 'quote' },
  FOP: { ...SECURITY, title: 'Options on futures', outside: 'always' },
};

export function isSecType(text: string): text is SecType {
  return Object.hasOwn(kinds, text);
}

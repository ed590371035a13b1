export type Side = 'BUY' | 'SELL';

export function opposite(side: Side): Side {
  return side === 'BUY' ? 'SELL' : 'BUY';
}

/** One of IB's four words for a side. */
export interface AskedSide {
  readonly side: Side;
  /** Says of itself that it sells short. */
  readonly isShortSale: boolean;
}

/** A short sale is a sale; so is that of shares which are held and not delivered yet (SLONG). */
const SIDES: ReadonlyMap<string, AskedSide> = new Map([
  ['BUY', { side: 'BUY', isShortSale: false }],
  ['SELL', { side: 'SELL', isShortSale: false }],
  ['SSHORT', { side: 'SELL', isShortSale: true }],
  ['SLONG', { side: 'SELL', isShortSale: false }],
]);

/** Undefined for a word that is none of IB's four. */
export function sideOf(action = ''): AskedSide | undefined {
  return SIDES.get(action.toUpperCase());
}

export interface Side {
  readonly side: 'BUY' | 'SELL';
  /** Says of itself that it sells short. */
  readonly isShortSale: boolean;
}

/** A short sale is a sale; so is that of shares which are held and not delivered yet (SLONG). */
const SIDES: ReadonlyMap<string, Side> = new Map([
  ['BUY', { side: 'BUY', isShortSale: false }],
  ['SELL', { side: 'SELL', isShortSale: false }],
  ['SSHORT', { side: 'SELL', isShortSale: true }],
  ['SLONG', { side: 'SELL', isShortSale: false }],
]);

/** Undefined for a word that is none of IB's four. */
export function sideOf(action = ''): Side | undefined {
  return SIDES.get(action.toUpperCase());
}

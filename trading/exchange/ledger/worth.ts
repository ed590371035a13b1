import type { Instrument } from '../../instruments/instrument.js';

/**
 * How a trade is settled: paid in full; by the difference when it is closed, against margin; or as two currencies
 * that change hands.
 */
export type Settlement = 'paid' | 'margined' | 'exchanged';

export function settlementOf({ secType }: Instrument): Settlement {
  if (secType === 'FUT' || secType === 'CFD') return 'margined';
  return secType === 'CASH' ? 'exchanged' : 'paid';
}

/** What one unit is worth for each 1 that its price shows, in its currency: 50 of an ES, 0.01 of a share in pence. */
export function worthOfPoint({ multiplier, priceMagnifier }: Instrument): number {
  return multiplier / priceMagnifier;
}

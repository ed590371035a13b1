import type { Instrument } from '../../instruments/instrument.js';
import { kinds, type Settlement } from '../../instruments/kinds.js';

export function settlementOf({ secType }: Instrument): Settlement {
  return kinds[secType].settlement;
}

/** What one unit is worth for each 1 that its price shows, in its currency: 50 of an ES, 0.01 of a share in pence. */
export function worthOfPoint({ multiplier, priceMagnifier }: Instrument): number {
  return multiplier / priceMagnifier;
}

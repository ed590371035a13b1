import type { Instrument } from '../../../trading/instruments/instrument.js';

/** Neither the router, nor the floors that are open only at night, nor a way of settling. */
const NO_PLACES = new Set(['SMART', 'OVERNIGHT', 'IBEOS', 'TPLUS0']);

/** Where an instrument trades. */
export function placesOf({ validExchanges }: Pick<Instrument, 'validExchanges'>): readonly string[] {
  const places = validExchanges.filter((each) => !NO_PLACES.has(each));
  return places.length > 0 ? places : validExchanges;
}

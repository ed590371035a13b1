import type { Instrument } from '../../trading/instruments/instrument.js';
import { kinds } from '../../trading/instruments/kinds.js';
import { hashOf, unitOf } from './chance/hash.js';
import { placesOf } from './model/places.js';

/** How often each of the large exchanges has the best price of a stock; the one of its listing oftener still. */
const OFTEN: Readonly<Record<string, number>> = {
  ...{ NASDAQ: 0.6, ARCA: 0.6, BATS: 0.5, DRCTEDGE: 0.5, NYSE: 0.35, MEMX: 0.3, IEX: 0.3, CBOE: 0.4 },
};
const AT_HOME = 0.8;
const SELDOM = 0.1;

export interface QuotingExchanges {
  readonly bid: readonly string[];
  readonly ask: readonly string[];
}

/**
 * The exchanges that stand behind the best bid and the best ask, as `validExchanges` names and orders them; they
 * change once a second. Nobody quotes an index; where something else is quoted, there is one on each side at least.
 */
export function quotingExchanges(instrument: Instrument, at: number): QuotingExchanges {
  if (kinds[instrument.secType].market === 'valued') return { bid: [], ask: [] };
  const key = hashOf(instrument.conId ^ 0x13198a2e, Math.floor(at / 1000));
  return { bid: standing(instrument, hashOf(key, 1)), ask: standing(instrument, hashOf(key, 2)) };
}

function standing(instrument: Instrument, key: number): readonly string[] {
  const places = placesOf(instrument);
  const found = places.filter((place, at) => {
    const often = place === instrument.primaryExch ? AT_HOME : (OFTEN[place] ?? SELDOM);
    return unitOf(hashOf(key, at)) < often;
  });
  if (found.length > 0) return found;
  const home = places.find((place) => place === instrument.primaryExch) ?? places[0];
  return home === undefined ? [] : [home];
}

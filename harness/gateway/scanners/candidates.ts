import { dateOfDay } from '../../../trading/instruments/calendar/date.js';
import { wallTime } from '../../../trading/instruments/calendar/zone.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { futureSymbols, futuresOn } from '../../../trading/instruments/universe/futures.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import type { Location, ScannedType } from './places.js';

/** Of a family of futures, the contracts that come next: hardly anybody trades the others. */
const MONTHS_AHEAD = 4;

/** Everything of a type in some places, on the date of a moment. */
export function candidatesOf(type: ScannedType, places: readonly Location[], at: number): Instrument[] {
  return listedOf(type, at).filter(
    (each) => type.holds(each) && places.some((place) => isListedAt(each, place)),
  );
}

function isListedAt({ primaryExch, exchange }: Instrument, place: Location): boolean {
  return place.exchange === undefined || place.exchange === (primaryExch === '' ? exchange : primaryExch);
}

function listedOf({ secType }: ScannedType, at: number): readonly Instrument[] {
  if (secType !== 'FUT') return universe().instruments;
  const today = dateOfDay(wallTime('US/Eastern', at).day);
  return futureSymbols().flatMap((symbol) => futuresOn(symbol, today).slice(0, MONTHS_AHEAD));
}

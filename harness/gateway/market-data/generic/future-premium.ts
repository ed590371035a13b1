import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { wallTime } from '../../../../trading/instruments/calendar/zone.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { futureUnder } from '../../../../trading/instruments/universe/futures.js';
import type { Market } from '../../../world/market.js';

/** Indices and the futures on them, by their symbols. */
const FUTURE_OF: Readonly<Record<string, string>> = {
  SPX: 'ES',
  NDX: 'NQ',
  RUT: 'RTY',
  INDU: 'YM',
  VIX: 'VIX',
  DAX: 'DAX',
  ESTX50: 'ESTX50',
};

/** By how many points the next future to end is above its index; undefined where there is none, or no price. */
export function futurePremium(market: Market, index: Instrument, at: number): number | undefined {
  const symbol = index.secType === 'IND' ? FUTURE_OF[index.symbol] : undefined;
  const { day } = wallTime(calendars[index.calendar].timeZone, at);
  const future = symbol === undefined ? undefined : futureUnder(symbol, day);
  const level = market.snapshot(index, at).last?.price;
  const price = future && market.snapshot(future, at).last?.price;
  if (future === undefined || level === undefined || price === undefined) return undefined;
  return Number((price - level).toFixed(2));
}

import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { dayBar, lastMinutes } from '../../market-data/generic/day-statistics.js';
import type { Look } from '../look.js';
import { both, current, since } from './figure.js';
import { dollarsPerUnit } from './prices.js';

export const volume = current(({ snapshot }) => snapshot.volume);
export const usdVolume = current(({ snapshot, instrument }) => {
  return snapshot.last && snapshot.volume * snapshot.last.price * dollarsPerContract(instrument);
});

/** On an average day of the last thirty: trading dates of six weeks. */
export const avgVolume = since({ view: 'ALL_HOURS', weeks: 6 }, (_, days) => {
  const count = days.volume.length;
  return count === 0 ? undefined : days.volume.reduce((sum, each) => sum + each, 0) / count;
});
export const avgUsdVolume = both(
  avgVolume,
  current(
    ({ snapshot, instrument }) => snapshot.last && snapshot.last.price * dollarsPerContract(instrument),
  ),
  (units, each) => units * each,
);
export const volumeOverAverage = both(volume, avgVolume, (today, average) => today / average);

export const tradeCount = current((look) => tradesUntil(look, look.at));
/** Of the very moment: while trading rests, of the date to come. */
export const tradesOfDate = current((look) => tradesUntil(look, look.now));

/** Trades and units of the last whole minute. */
export const tradeRate = current((look) => sumOf(look, 1, 'count'));
export const volumeRate = current((look) => sumOf(look, 1, 'volume'));
export const volumeOf3Minutes = current((look) => sumOf(look, 3, 'volume'));
export const volumeOf5Minutes = current((look) => sumOf(look, 5, 'volume'));
export const volumeOf10Minutes = current((look) => sumOf(look, 10, 'volume'));

export const halted = current(({ snapshot }) => (snapshot.halted ? 1 : 0));

/** Units of stocks and bonds are what their price is of; a future is a multiple of it. */
function dollarsPerContract(instrument: Instrument): number {
  const multiplier = instrument.secType === 'STK' ? 1 : instrument.multiplier;
  return multiplier * dollarsPerUnit(instrument);
}

function tradesUntil({ market, instrument }: Look, at: number): number {
  return dayBar(market, instrument, at)?.count ?? 0;
}

function sumOf({ market, instrument, at }: Look, minutes: number, field: 'count' | 'volume'): number {
  return lastMinutes(market, instrument, at, minutes).reduce((sum, bar) => sum + Math.max(0, bar[field]), 0);
}

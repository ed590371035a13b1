import { both, changePercent, type Figure, since } from './figure.js';
import { price } from './prices.js';

/** An exponential average forgets slowly: it is begun so many weeks ago. */
const weeksFor = (days: number): number => (days > 50 ? 52 : 26);
const ofHalfAYear = { view: 'REGULAR_HOURS', weeks: 26 } as const;

/** The exponential moving average of closing prices, up to yesterday's. */
export function ema(days: number): Figure {
  return since({ view: 'REGULAR_HOURS', weeks: weeksFor(days) }, (_, { close }) => {
    return close.length < days ? undefined : smoothed(close, days).at(-1);
  });
}

/** How far the price is above it, in per cent. */
export function priceOverEma(days: number): Figure {
  return both(price, ema(days), changePercent);
}

const [FAST, SLOW, SIGNAL] = [12, 26, 9];

/** Two averages apart, as a price or in per cent of the slow one. */
function distances(close: Float64Array, inPercent: boolean): Float64Array {
  const [fast, slow] = [smoothed(close, FAST), smoothed(close, SLOW)];
  return slow.map((each, at) => {
    const distance = (fast[at] ?? each) - each;
    return inPercent ? (distance / each) * 100 : distance;
  });
}

function oscillator(inPercent: boolean, of: (distance: number, signal: number) => number): Figure {
  return since(ofHalfAYear, (_, { close }) => {
    if (close.length < SLOW) return undefined;
    const all = distances(close, inPercent);
    const [distance, signal] = [all.at(-1), smoothed(all, SIGNAL).at(-1)];
    return distance === undefined || signal === undefined ? undefined : of(distance, signal);
  });
}

export const macd = oscillator(false, (distance) => distance);
export const macdSignal = oscillator(false, (_, signal) => signal);
export const macdHistogram = oscillator(false, (distance, signal) => distance - signal);
export const ppo = oscillator(true, (distance) => distance);
export const ppoSignal = oscillator(true, (_, signal) => signal);
export const ppoHistogram = oscillator(true, (distance, signal) => distance - signal);

function smoothed(values: Float64Array, days: number): Float64Array {
  const weight = 2 / (days + 1);
  let average = values[0] ?? 0;
  return values.map((each) => {
    average += weight * (each - average);
    return average;
  });
}

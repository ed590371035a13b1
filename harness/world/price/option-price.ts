import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import type { Option } from '../../../trading/instruments/instrument.js';
import { type OptionTerms, optionValue, smileVolatility } from '../../../trading/instruments/options-math.js';
import type { Model, OptionModel } from '../model/model.js';
import { type Edges, sumOf, walkedEdges } from './edges.js';

const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
const RATE = 0.04;
/** How far the volatility of one name goes along with that of the market. */
const FEAR_WEIGHT = 0.6;

/** What this market prices an option by: who inverts its prices must assume the same. */
export function optionTerms(option: Option, underlying: number, expiry: number, at: number): OptionTerms {
  return {
    right: option.right,
    underlying,
    strike: option.strike,
    years: Math.max(0, expiry - at) / YEAR_MS,
    rate: RATE,
    // A future costs nothing to hold, which comes out as a dividend as high as the interest.
    dividendYield: option.secType === 'FOP' ? RATE : option.underSecType === 'IND' ? 0.013 : 0,
  };
}

export function optionEdges(model: Model, option: OptionModel, start: number, minutes: number): Edges {
  const under = walkedEdges(option.under, start, minutes);
  const volatility = expectedVolatility(option.volatility, option.fear, start, minutes + 1);
  const price = new Float64Array(minutes + 1);
  const swing = new Float64Array(minutes);
  const expiry = model.expiry ?? start;
  for (let at = 0; at <= minutes; at++) {
    const terms = optionTerms(option.terms, under.price[at] ?? 0, expiry, start + at * MINUTE_MS);
    const value = optionValue(terms, smileVolatility(terms, volatility[at] ?? 0));
    price[at] = value.price;
    if (at < minutes) swing[at] = Math.abs(value.delta) * (under.swing[at] ?? 0);
  }
  return { price, swing };
}

/** At the money, at so many minutes in a row. */
export function expectedVolatility(level: number, fear: OptionModel['fear'], start: number, count: number) {
  return sumOf(fear, start, count).map((each) => level * Math.exp(FEAR_WEIGHT * each));
}

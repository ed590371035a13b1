import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { DAY_MS, dayOfDate } from '../../../trading/instruments/calendar/date.js';
import { tradingDay } from '../../../trading/instruments/calendar/sessions.js';
import type { Option } from '../../../trading/instruments/instrument.js';
import {
  impliedVolatility,
  type OptionTerms,
  optionValue,
} from '../../../trading/instruments/options-math.js';
import type { Quote, Snapshot } from '../../world/market.js';
import { optionTerms } from '../../world/price/option-price.js';

/** One message of tickOptionComputation, in TWS's own fields. */
export interface OptionComputation {
  readonly impliedVol: number;
  readonly delta: number;
  readonly optPrice: number;
  readonly pvDividend: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
  readonly undPrice: number;
}

/** Reckoned from the bid, the ask, the last price, and the middle of the quote. */
export interface OptionComputations {
  readonly bid: OptionComputation;
  readonly ask: OptionComputation;
  readonly last: OptionComputation;
  readonly model: OptionComputation;
}

/** What TWS sends for "not computed": -1 for prices and volatilities, -2 for Greeks. */
export const NOT_COMPUTED: OptionComputation = {
  impliedVol: -1,
  delta: -2,
  optPrice: -1,
  pvDividend: -1,
  gamma: -2,
  vega: -2,
  theta: -2,
  undPrice: -1,
};

export function computationsOf(
  option: Option,
  quote: Quote | undefined,
  last: number | undefined,
  underlying: Snapshot,
  at: number,
): OptionComputations {
  const undPrice = middleOf(underlying.quote) ?? underlying.last?.price;
  const reckon = (price: number | undefined): OptionComputation =>
    price === undefined || price <= 0 || undPrice === undefined
      ? NOT_COMPUTED
      : computedFromPrice(termsAt(option, undPrice, at), price);
  const middle = middleOf(quote);
  return {
    bid: reckon(quote?.bid),
    ask: reckon(quote?.ask),
    last: reckon(last),
    model: reckon(middle ?? last),
  };
}

/** The terms by which the market behind this gateway prices its options, so that both agree. */
export function termsAt(option: Option, underlying: number, at: number): OptionTerms {
  return optionTerms(option, underlying, expiryOf(option), at);
}

/** A price below what the option is worth at once has no volatility; its value and its Greeks are not known. */
export function computedFromPrice(terms: OptionTerms, price: number): OptionComputation {
  const impliedVol = impliedVolatility(terms, price);
  if (impliedVol === undefined) return { ...NOT_COMPUTED, optPrice: price, undPrice: terms.underlying };
  return { ...computedFromVolatility(terms, impliedVol), optPrice: price };
}

export function computedFromVolatility(terms: OptionTerms, impliedVol: number): OptionComputation {
  const { price, delta, gamma, vega, theta } = optionValue(terms, impliedVol);
  return {
    impliedVol,
    delta,
    optPrice: price,
    pvDividend: 0,
    gamma,
    vega,
    theta,
    undPrice: terms.underlying,
  };
}

/** The end of the last session in which an option trades. */
function expiryOf({ calendar, lastTradeDate }: Option): number {
  const end = tradingDay(calendars[calendar], lastTradeDate)?.regular.at(-1)?.end;
  return end ?? (dayOfDate(lastTradeDate) + 1) * DAY_MS;
}

function middleOf(quote: Quote | undefined): number | undefined {
  return quote === undefined || quote.bid < 0 ? undefined : (quote.bid + quote.ask) / 2;
}

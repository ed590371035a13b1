import { startOfTradingDate } from '../../time/trading-date.js';
import type { Volatility } from '../archive.js';
import type { Look } from '../look.js';
import { both, changePercent, current, type Figure, since } from './figure.js';
import { changePerc, priceRange } from './prices.js';

const ofYesterday = (view: Volatility) => since({ view, weeks: 1 }, (_, { close }) => close.at(-1));
const impliedBefore = ofYesterday('OPTION_IMPLIED_VOLATILITY');
const historical = ofYesterday('HISTORICAL_VOLATILITY');

/** As a fraction, like the tick of the same name: 0.25 is 25 % a year. */
export const impVolat: Figure = {
  pasts: impliedBefore.pasts,
  of: (look) => impliedToday(look) ?? impliedBefore.of(look),
};
export const impVolatChangePerc = both(impVolat, impliedBefore, changePercent);
export const impVolatOverHist = both(impVolat, historical, (implied, realized) => implied / realized);

/** What a price has moved for one that usually moves so much. */
export const changeOverVolatility = both(
  changePerc,
  historical,
  (change, volatility) => Math.abs(change) / volatility,
);
const previousClose = current(({ snapshot }) => snapshot.previousClose);
const rangeInPercent = both(priceRange, previousClose, (range, close) => (range / close) * 100);
export const rangeOverVolatility = both(rangeInPercent, historical, (range, usual) => range / usual);

/** A volatility of today beside those of the days of so many weeks. */
function beside(
  view: Volatility,
  weeks: number,
  of: (now: number, before: Float64Array) => number | undefined,
): Figure {
  const now = view === 'HISTORICAL_VOLATILITY' ? historical : impVolat;
  const past = { view, weeks };
  return {
    pasts: [...now.pasts, past],
    of(look) {
      const value = now.of(look);
      const { close } = look.archive.daysOf(look.instrument, look.at, past);
      return value === undefined || close.length === 0 ? undefined : of(value, close);
    },
  };
}

/** Where it stands between the lowest and the highest of them, in per cent. */
export function rankOf(view: Volatility, weeks: number): Figure {
  return beside(view, weeks, (now, before) => {
    const [low, high] = [Math.min(now, ...before), Math.max(now, ...before)];
    return low === high ? undefined : ((now - low) / (high - low)) * 100;
  });
}

/** On how many of them it was lower, in per cent. */
export function percentileOf(view: Volatility, weeks: number): Figure {
  return beside(view, weeks, (now, before) => {
    return (before.filter((each) => each < now).length / before.length) * 100;
  });
}

function impliedToday({ market, instrument, at }: Look): number | undefined {
  const from = startOfTradingDate(instrument, at);
  const size = { unit: 'day', count: 1 } as const;
  const request = { from, to: at, size, whatToShow: 'OPTION_IMPLIED_VOLATILITY', useRTH: true } as const;
  return market.bars(instrument, request).at(-1)?.close;
}

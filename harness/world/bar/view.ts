import type { Plan } from '../day/plan.js';
import type { WhatToShow } from '../market.js';
import type { Model } from '../model/model.js';
import { averagedShown, type Shown, shownOf } from './shown.js';
import type { Tally } from './tally.js';
import { yieldsOf } from './yields.js';

/** What is measured of an instrument rather than quoted or traded. */
export type Gauge = 'HISTORICAL_VOLATILITY' | 'OPTION_IMPLIED_VOLATILITY' | 'FEE_RATE';

export function isGauge(what: WhatToShow): what is Gauge {
  return what === 'HISTORICAL_VOLATILITY' || what === 'OPTION_IMPLIED_VOLATILITY' || what === 'FEE_RATE';
}

/** Whether there is such a view at all. */
export function isShown({ instrument, quoted, traded }: Model, what: WhatToShow): boolean {
  const { secType } = instrument;
  switch (what) {
    case 'TRADES':
      return traded;
    case 'AGGTRADES':
      return secType === 'CRYPTO';
    case 'ADJUSTED_LAST':
      return secType === 'STK';
    case 'MIDPOINT':
    case 'BID':
    case 'ASK':
    case 'BID_ASK':
      return quoted;
    case 'HISTORICAL_VOLATILITY':
    case 'OPTION_IMPLIED_VOLATILITY':
      return secType === 'STK' || secType === 'IND';
    case 'FEE_RATE':
      return secType === 'STK';
    case 'YIELD_BID':
    case 'YIELD_ASK':
    case 'YIELD_BID_ASK':
    case 'YIELD_LAST':
      return secType === 'BOND';
  }
}

/** One side of a tally. Undefined where nothing of the kind happened. */
export function viewOf(model: Model, plan: Plan, tally: Tally, what: WhatToShow): Shown | undefined {
  switch (what) {
    case 'TRADES':
    case 'AGGTRADES':
    case 'ADJUSTED_LAST':
      return shownOf(model, tally.trades, true);
    case 'BID':
      return shownOf(model, tally.bid, false);
    case 'ASK':
      return shownOf(model, tally.ask, false);
    case 'MIDPOINT':
      return shownOf(model, tally.middle, false);
    case 'BID_ASK':
      return bothSides(model, tally);
    case 'YIELD_BID':
      return yieldsOf(model, plan, shownOf(model, tally.bid, false));
    case 'YIELD_ASK':
      return yieldsOf(model, plan, shownOf(model, tally.ask, false));
    case 'YIELD_LAST':
      return yieldsOf(model, plan, shownOf(model, tally.trades, false));
    case 'YIELD_BID_ASK':
      return yieldsOf(model, plan, bothSides(model, tally));
    default:
      return undefined;
  }
}

/** Opens with the average bid and closes with the average ask, as TWS has it. */
function bothSides({ grid }: Model, { bid, ask, average }: Tally): Shown | undefined {
  if (average.seconds === 0) return undefined;
  const half = grid.scale * 2;
  const { seconds } = average;
  const averaged = { open: average.bid, close: average.ask, seconds, scale: grid.scale };
  return averagedShown(ask.high / half, bid.low / half, averaged);
}

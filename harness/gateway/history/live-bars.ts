import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { isOpen } from '../../../trading/instruments/calendar/sessions.js';
import type { ContractMatch } from '../../../trading/instruments/search/query.js';
import type { Bar, Market } from '../../world/market.js';
import type { Beat } from '../pump.js';
import { barsNow, type PriceQuery } from './bars.js';

/** TWS makes its updates of bars of five seconds, so that every bar is shown complete once. */
const STEP_MS = 5000;

/**
 * Shows the running bar at every five seconds of the clock at which there has been trading, and first those
 * that have ended since.
 *
 * @param known the last bar that the client has
 */
export function liveBars(
  market: Market,
  contract: ContractMatch,
  query: PriceQuery,
  known: Bar,
  show: (bar: Bar) => void,
): Beat {
  const calendar = calendars[contract.instrument.calendar];
  let last = known;
  return (now, before) => {
    const [shownAt, at] = [floorToStep(before), floorToStep(now)];
    if (at <= shownAt) return;
    const isQuiet = !isOpen(calendar, at - 1, query.useRTH) && !isOpen(calendar, shownAt, query.useRTH);
    if (isQuiet) return;
    for (const bar of barsNow(market, contract, query, last.time, at)) {
      show(bar);
      last = bar;
    }
  };
}

function floorToStep(moment: number): number {
  return Math.floor(moment / STEP_MS) * STEP_MS;
}

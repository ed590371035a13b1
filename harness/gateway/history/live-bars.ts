import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import { isOpen } from '../../../trading/instruments/calendar/sessions.js';
import type { ContractMatch } from '../../../trading/instruments/search/query.js';
import type { Bar, Market } from '../../world/market.js';
import { continuedFrom } from '../market-data/leap.js';
import type { Beat } from '../pump.js';
import { barsNow, type PriceQuery } from './bars.js';

/** TWS makes its updates of bars of five seconds, so that every bar is shown complete once. */
const STEP_MS = 5000;

/**
 * Shows the running bar at every five seconds of the clock at which there has been trading, and first those
 * that have ended since. After a leap of the clock, or a night, these are the one that was running and the latest.
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
  const barsFrom = (start: number, at: number) => barsNow(market, contract, query, start, at);
  // A month is longer than it counts, but not twice as long.
  const longest = 2 * query.barSize.seconds * 1000;
  /** Where the running bar begins … */
  let start = known.time;
  /** … and up to when it has been shown. */
  let seen: number | undefined;
  return (now, before) => {
    const [shownAt, at] = [floorToStep(before), floorToStep(now)];
    if (at <= shownAt) return;
    seen ??= before;
    const isQuiet = !isOpen(calendar, at - 1, query.useRTH) && !isOpen(calendar, shownAt, query.useRTH);
    if (isQuiet) return;
    if (continuedFrom(seen, now) > seen) {
      const hasJustLeapt = continuedFrom(before, now) > before;
      const latest = hasJustLeapt ? barsFrom(at - longest, at).slice(-1) : barsFrom(shownAt, at);
      const [complete] = barsFrom(start, Math.min(at, start + longest));
      if (complete !== undefined && latest.every(({ time }) => time !== complete.time)) show(complete);
      for (const bar of latest) show(bar);
      start = latest.at(-1)?.time ?? at;
    } else {
      for (const bar of barsFrom(start, at)) {
        show(bar);
        start = bar.time;
      }
    }
    seen = now;
  };
}

function floorToStep(moment: number): number {
  return Math.floor(moment / STEP_MS) * STEP_MS;
}

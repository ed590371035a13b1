import { DAY_MS, dateOfDay } from '../../../trading/instruments/calendar/date.js';
import type { Market } from '../../world/market.js';
import { rememberDays } from './day-facts.js';
import type { NewsSource } from './sources.js';
import { storiesIn, storiesOn } from './stories.js';
import type { Story } from './story.js';
import type { Window } from './window.js';

/** As far as headlines reach back; what was of use for an hour is gone sooner. */
const KEPT_DAYS = 731;
const STOPPAGES_KEPT_DAYS = 31;

/** What is told in a window, oldest first. */
export function headlinesIn(market: Market, { subjects, providers }: NewsSource, window: Window) {
  return subjects
    .flatMap((subject) => storiesIn(market, subject, providers, window))
    .sort((one, other) => one.time - other.time);
}

export interface Headlines {
  /** Newest first. */
  readonly stories: readonly Story[];
  /** Whether there are older ones. */
  readonly hasMore: boolean;
}

/**
 * The last headlines up to a moment, that moment included. Between days others may be served.
 *
 * @param now from which it follows how far they reach back
 */
export function* lastHeadlines(
  market: Market,
  { subjects, providers }: NewsSource,
  { until, now, count }: { readonly until: number; readonly now: number; readonly count: number },
): Generator<void, Headlines, void> {
  const window = { after: now - KEPT_DAYS * DAY_MS, until: Math.min(until, now) };
  const found: Story[] = [];
  if (window.until > window.after) {
    for (const subject of subjects) yield* rememberDays(market, subject, window.until);
  }
  // Where there is news, all that is told of a date is told on it in UTC too.
  let day = Math.floor(window.until / DAY_MS);
  for (; found.length <= count && (day + 1) * DAY_MS > window.after; day -= 1) {
    const stoppages = day * DAY_MS > now - STOPPAGES_KEPT_DAYS * DAY_MS;
    for (const subject of subjects) {
      found.push(...storiesOn(market, subject, { providers, stoppages }, dateOfDay(day), window));
      yield;
    }
  }
  const newestFirst = found.sort((one, other) => other.time - one.time);
  return { stories: newestFirst.slice(0, count), hasMore: newestFirst.length > count };
}

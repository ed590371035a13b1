import { DAY_MS } from '../../../trading/instruments/calendar/date.js';
import { tickNews } from '../../wire/replies/news.js';
import { continuedFrom } from '../market-data/leap.js';
import type { Session } from '../session.js';
import { headlinesIn } from './headlines.js';
import type { NewsSource } from './sources.js';
import { metadataOf } from './story.js';

/** A line that tells headlines as they come; about one instrument, at first the latest of the day. */
export interface NewsLine {
  open(now: number): void;
  beat(now: number, before: number): void;
}

/** How many, at first and after a leap. */
const LATEST = 5;
/** A clock that is always open leaps over nights and weekends, and what was told in them is news all the same. */
const LONGEST_LEAP_MS = 5 * DAY_MS;

export function createNewsLine(session: Session, reqId: number, source: NewsSource): NewsLine {
  const { market } = session.backend;
  const isAboutOne = source.subjects.length === 1;
  const tell = (after: number, until: number, most = Number.POSITIVE_INFINITY) => {
    const stories = headlinesIn(market, source, { after, until });
    for (const story of stories.slice(-most)) {
      const { time: timeStamp, provider: providerCode, articleId, headline } = story;
      const extraData = metadataOf(story);
      session.send(tickNews, { reqId, timeStamp, providerCode, articleId, headline, extraData });
    }
  };
  return {
    open(now) {
      if (isAboutOne) tell(now - DAY_MS, now, LATEST);
    },
    beat(now, before) {
      const from = continuedFrom(before, now);
      if (from !== before && isAboutOne) tell(Math.max(before, now - LONGEST_LEAP_MS), now, LATEST);
      else tell(from, now);
    },
  };
}

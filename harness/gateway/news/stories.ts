import { calendars } from '../../../trading/instruments/calendar/calendars.js';
import {
  type CivilDate,
  dateOfDay,
  dayOfDate,
  MINUTE_MS,
} from '../../../trading/instruments/calendar/date.js';
import {
  shiftTradingDate,
  type TradingDay,
  tradingDates,
  tradingDay,
} from '../../../trading/instruments/calendar/sessions.js';
import { wallTime } from '../../../trading/instruments/calendar/zone.js';
import type { Market } from '../../world/market.js';
import { articleIdOf } from './article-id.js';
import { type DayFacts, dayFacts } from './day-facts.js';
import { delayOf, plannedKinds, plannedTime, providerOf, type StoryKind, storyKinds } from './kinds.js';
import type { ProviderCode } from './providers.js';
import { stoppagesIn } from './stoppages.js';
import type { Story } from './story.js';
import type { Subject } from './subject.js';
import { type Telling, tell, tellStoppage, weekOf } from './tell.js';
import type { Window } from './window.js';

/** What a day is to be looked through for; stoppages, which are searched by the minute, on request. */
export interface Wanted {
  readonly providers: readonly ProviderCode[];
  readonly stoppages: boolean;
}

/** What some providers tell about an instrument in a window, oldest first. */
export function storiesIn(
  market: Market,
  subject: Subject,
  providers: readonly ProviderCode[],
  { after, until }: Window,
): readonly Story[] {
  // News comes on whole seconds: a beat that crosses none has none.
  if (Math.floor(until / 1000) <= Math.floor(after / 1000)) return [];
  const { timeZone } = calendars[subject.calendar];
  // All that is told of a date is told on it.
  const [from, to] = [after, until].map((moment) => dateOfDay(wallTime(timeZone, moment).day));
  const wanted = { providers, stoppages: true };
  return tradingDates(calendars[subject.calendar], from ?? '', to ?? '').flatMap((date) =>
    storiesOn(market, subject, wanted, date, { after, until }),
  );
}

/** The same for one trading date, which costs some milliseconds where nothing of it is remembered. */
export function storiesOn(
  market: Market,
  subject: Subject,
  { providers, stoppages }: Wanted,
  date: CivilDate,
  window: Window,
): readonly Story[] {
  const calendar = calendars[subject.calendar];
  const sessions = tradingDay(calendar, date);
  if (sessions === undefined) return [];
  const isWanted = (kind: StoryKind) => providers.includes(providerOf(kind, subject));
  const planned = plannedKinds.filter(isWanted);
  const stories = [
    ...plannedStories(market, subject, planned, sessions, window),
    ...(stoppages && subject.secType === 'STK' && isWanted('halt')
      ? stoppageStories(market, subject, sessions, window)
      : []),
  ];
  return stories.sort((one, other) => one.time - other.time);
}

function plannedStories(
  market: Market,
  subject: Subject,
  kinds: readonly (typeof plannedKinds)[number][],
  sessions: TradingDay,
  { after, until }: Window,
): readonly Story[] {
  const day = dayOfDate(sessions.date);
  const end = sessions.regular.at(-1)?.end ?? 0;
  const known = new Map<number, DayFacts | undefined>();
  const factsAt = (moment: number) => {
    if (!known.has(moment)) known.set(moment, dayFacts(market, subject, sessions, moment));
    return known.get(moment);
  };
  return kinds.flatMap((kind) => {
    const time = plannedTime(kind, subject, sessions, day);
    if (time === undefined || time <= after || time > until) return [];
    if (kind === 'week' && !endsWeek(subject, sessions.date)) return [];
    const facts = factsAt(Math.min(time, end));
    const telling = facts && tell(kind, subject, facts);
    return telling === undefined ? [] : [storyOf(kind, subject, { day, time, minute: 0 }, telling)];
  });
}

function endsWeek({ calendar }: Subject, date: CivilDate): boolean {
  return weekOf(shiftTradingDate(calendars[calendar], date, 1)) > weekOf(date);
}

function stoppageStories(
  market: Market,
  subject: Subject,
  { date, regular }: TradingDay,
  { after, until }: Window,
): readonly Story[] {
  const day = dayOfDate(date);
  return (['halt', 'resumption'] as const).flatMap((kind) => {
    const delay = delayOf(kind, subject, day);
    return regular.flatMap((session) =>
      stoppagesIn(market, subject, session, { after: after - delay, until: until - delay }).flatMap(
        (stoppage) => {
          if (stoppage.halted !== (kind === 'halt')) return [];
          const time = stoppage.time + delay;
          const minute = Math.round((stoppage.time - session.start) / MINUTE_MS);
          return [storyOf(kind, subject, { day, time, minute }, tellStoppage(subject, stoppage))];
        },
      ),
    );
  });
}

function storyOf(
  kind: StoryKind,
  subject: Subject,
  { day, time, minute }: { readonly day: number; readonly time: number; readonly minute: number },
  telling: Telling,
): Story {
  const provider = providerOf(kind, subject);
  const key = { conId: subject.conId, day, kind: storyKinds.indexOf(kind), minute };
  return { ...telling, time, provider, articleId: articleIdOf(provider, key) };
}

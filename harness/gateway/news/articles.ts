import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import { dateOfDay } from '../../../trading/instruments/calendar/date.js';
import type { Market } from '../../world/market.js';
import { readArticleId } from './article-id.js';
import type { ProviderCode } from './providers.js';
import { storiesOn } from './stories.js';
import type { Story } from './story.js';
import { subjectOf } from './subject.js';

/** The story that an id names, made again; undefined where none is, or not yet. */
export function articleBy(
  market: Market,
  provider: ProviderCode,
  articleId: string,
  now: number,
): Story | undefined {
  const key = readArticleId(articleId);
  const instrument = key && instrumentByConId(key.conId);
  const subject = instrument && subjectOf(instrument);
  if (key === undefined || subject === undefined) return undefined;
  const window = { after: Number.NEGATIVE_INFINITY, until: now };
  const wanted = { providers: [provider], stoppages: key.minute > 0 };
  const stories = storiesOn(market, subject, wanted, dateOfDay(key.day), window);
  return stories.find((story) => story.articleId === articleId);
}

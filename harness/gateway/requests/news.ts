import { historicalNews, historicalNewsEnd, newsArticle, newsProviders } from '../../wire/replies/news.js';
import { reqHistoricalNews, reqNewsArticle, reqNewsProviders } from '../../wire/requests/news.js';
import { type Handling, on, onInSlices } from '../handling.js';
import { articleBy } from '../news/articles.js';
import { lastHeadlines } from '../news/headlines.js';
import { newsTime, readNewsTime } from '../news/news-time.js';
import { chooseProviders, newsProviders as provided } from '../news/providers.js';
import { subjectsOf } from '../news/sources.js';
import { articleText, taggedHeadline } from '../news/story.js';
import { twsErrors } from '../tws-errors.js';

/** IB hands out no more at once. */
const MOST_HEADLINES = 300;
const PLAIN_TEXT = 0;

/** What is written about the market; headlines as they come are a generic tick of market data. */
export const newsHandlings: readonly Handling[] = [
  on(reqNewsProviders, (session) => session.send(newsProviders, { newsProviders: provided })),

  onInSlices(reqHistoricalNews, function* (session, request) {
    // The highest number there is stands for none.
    const { reqId = -1, conId = 0, providerCodes = '', totalResults = MOST_HEADLINES } = request;
    const choice = chooseProviders(providerCodes);
    if (!choice.ok) {
      session.error(reqId, choice.refusal);
      return;
    }
    if (totalResults < 1) {
      session.error(reqId, twsErrors.invalid(reqHistoricalNews.name, 'Total results must be > 0'));
      return;
    }
    const { market, clock } = session.backend;
    const now = clock.now();
    const source = { subjects: subjectsOf(conId), providers: choice.codes };
    const count = Math.min(totalResults, MOST_HEADLINES);
    const until = newestWanted(request.startDateTime, request.endDateTime) ?? now;
    const { stories, hasMore } = yield* lastHeadlines(market, source, { until, now, count });
    for (const story of stories) {
      const { provider: providerCode, articleId } = story;
      const headline = taggedHeadline(story);
      session.send(historicalNews, { reqId, time: newsTime(story.time), providerCode, articleId, headline });
    }
    session.send(historicalNewsEnd, { reqId, hasMore });
  }),

  on(reqNewsArticle, (session, { reqId = -1, providerCode = '', articleId = '' }) => {
    const choice = chooseProviders(providerCode);
    if (!choice.ok) {
      session.error(reqId, choice.refusal);
      return;
    }
    const { market, clock } = session.backend;
    const [code, another] = choice.codes;
    const story =
      code === undefined || another !== undefined
        ? undefined
        : articleBy(market, code, articleId, clock.now());
    if (story === undefined) session.error(reqId, twsErrors.noNewsArticle());
    else session.send(newsArticle, { reqId, articleType: PLAIN_TEXT, articleText: articleText(story) });
  }),
];

/**
 * Whatever their names say, TWS goes back from the start, and looks at the end only where there is none. As many
 * headlines as were asked for come, however far back they lie.
 */
function newestWanted(startDateTime = '', endDateTime = ''): number | undefined {
  return readNewsTime(startDateTime) ?? readNewsTime(endDateTime);
}

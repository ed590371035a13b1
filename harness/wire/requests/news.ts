import { bool, fixed, int, text } from '../field-types.js';
import { fields, layout } from '../layout.js';

export const reqNewsBulletins = layout(
  12,
  'reqNewsBulletins',
  fields({ version: fixed(1), allMessages: bool }),
);
export const cancelNewsBulletins = layout(13, 'cancelNewsBulletins', fields({ version: fixed(1) }));
export const reqNewsArticle = layout(
  84,
  'reqNewsArticle',
  fields({ reqId: int, providerCode: text, articleId: text, newsArticleOptions: text }),
);
export const reqNewsProviders = layout(85, 'reqNewsProviders');
export const reqHistoricalNews = layout(
  86,
  'reqHistoricalNews',
  fields({
    reqId: int,
    conId: int,
    providerCodes: text,
    startDateTime: text,
    endDateTime: text,
    totalResults: int,
    historicalNewsOptions: text,
  }),
);

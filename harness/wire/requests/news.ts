import { bool, fixed, id, int, text } from '../field-types.js';
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
  fields({ reqId: id, providerCode: text, articleId: text, newsArticleOptions: text }),
);
export const reqNewsProviders = layout(85, 'reqNewsProviders');
export const reqHistoricalNews = layout(
  86,
  'reqHistoricalNews',
  fields({
    reqId: id,
    conId: int,
    providerCodes: text,
    startDateTime: text,
    endDateTime: text,
    totalResults: int,
    historicalNewsOptions: text,
  }),
);

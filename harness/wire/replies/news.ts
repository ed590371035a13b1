import { bool, fixed, id, int, text } from '../field-types.js';
import { fields, layout, rows } from '../layout.js';

const request = fields({ reqId: id });

export const updateNewsBulletin = layout(
  14,
  'updateNewsBulletin',
  fields({ version: fixed(1), msgId: int, msgType: int, newsMessage: text, originExch: text }),
);
export const newsArticle = layout(
  83,
  'newsArticle',
  request,
  fields({ articleType: int, articleText: text }),
);
export const tickNews = layout(
  84,
  'tickNews',
  request,
  fields({ timeStamp: int, providerCode: text, articleId: text, headline: text, extraData: text }),
);
export const newsProviders = layout(
  85,
  'newsProviders',
  rows('newsProviders', fields({ code: text, name: text })),
);
export const historicalNews = layout(
  86,
  'historicalNews',
  request,
  fields({ time: text, providerCode: text, articleId: text, headline: text }),
);
export const historicalNewsEnd = layout(87, 'historicalNewsEnd', request, fields({ hasMore: bool }));

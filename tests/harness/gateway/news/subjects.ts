import { newsProviders } from '../../../../harness/gateway/news/providers.js';
import type { Story } from '../../../../harness/gateway/news/story.js';
import { type Subject, subjectOf } from '../../../../harness/gateway/news/subject.js';
import { universe } from '../../../../trading/instruments/universe/universe.js';

export const ALL_PROVIDERS = newsProviders.map(({ code }) => code);

/** The stock or index of a symbol; where there are several, that of the currency. */
export function subject(symbol: string, currency = 'USD'): Subject {
  const listed = universe().bySymbol.get(symbol) ?? [];
  const found = listed.find((each) => each.currency === currency && subjectOf(each) === each);
  const about = found && subjectOf(found);
  if (about === undefined) throw new Error(`expected a stock or an index ${symbol}`);
  return about;
}

/** The kind of a story, as its article id has it. */
export function kindOf({ articleId }: Story): number {
  return Number.parseInt(articleId.at(-4) ?? '', 16);
}

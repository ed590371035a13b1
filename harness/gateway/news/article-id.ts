import type { ProviderCode } from './providers.js';

/** What a story is about, from which it can be made again. */
export interface ArticleKey {
  readonly conId: number;
  /** Days since 1970 of its trading date. */
  readonly day: number;
  /** Its number among the kinds of story. */
  readonly kind: number;
  /** Of the session, where a day may have several of the kind; otherwise 0. */
  readonly minute: number;
}

/** `BRFG$` and hexadecimal digits: the conId, four of the day, one of the kind, three of the minute. */
export function articleIdOf(provider: ProviderCode, { conId, day, kind, minute }: ArticleKey): string {
  return `${provider}$${conId.toString(16)}${hex(day, 4)}${hex(kind, 1)}${hex(minute, 3)}`;
}

/** Undefined for what cannot be an id of this gateway. */
export function readArticleId(articleId: string): ArticleKey | undefined {
  const [, ...parts] = /^[A-Z-]+\$([0-9a-f]{1,8})([0-9a-f]{4})([0-9a-f])([0-9a-f]{3})$/.exec(articleId) ?? [];
  const [conId, day, kind, minute] = parts.map((digits) => Number.parseInt(digits, 16));
  if (conId === undefined || day === undefined || kind === undefined || minute === undefined)
    return undefined;
  return { conId, day, kind, minute };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

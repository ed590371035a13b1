import type { ProviderCode } from './providers.js';

/** One item of news about an instrument, made from what the market did. */
export interface Story {
  /** When it is published, on a whole second, as news is. */
  readonly time: number;
  readonly provider: ProviderCode;
  /** `BRFG$…`: see `article-id.ts`. */
  readonly articleId: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  /** By how much the price has moved: 0.021 is 2.1 % up. 0 where it tells of no move. */
  readonly move: number;
}

/** No reader shall take it for the world's news. */
const DISCLAIMER = 'Made up by the paper gateway about its own market: nothing of this has happened.';

/** A score is at its highest for a move of a tenth. */
const SCORE_OF_MOVE = 10;

/**
 * What TWS tells about a headline: whom it is for, its language, how good (K) or bad it is for the price, and how
 * sure that is (C).
 */
export function metadataOf({ move }: Story): string {
  const score = Math.sign(move) * Math.min(0.99, Math.abs(move) * SCORE_OF_MOVE);
  const [good, sure] = move === 0 ? ['n/a', 0.9] : [score.toFixed(2), Math.abs(score).toFixed(2)];
  return `A:800015:L:en:K:${good}:C:${sure}`;
}

/** With the metadata in front, as lists of past headlines have it. */
export function taggedHeadline(story: Story): string {
  return `{${metadataOf(story)}}${story.headline}`;
}

export function articleText({ headline, paragraphs }: Story): string {
  return [headline, ...paragraphs, DISCLAIMER].join('\n\n');
}

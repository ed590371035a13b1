/** How the watch goes about it; all times in milliseconds of the wall's clock. */
export interface WatchSettings {
  /** For so long a price is as good as new. */
  readonly quoteLasts: number;
  /** Rates of exchange move less. */
  readonly rateLasts: number;
  readonly timeLasts: number;
  readonly instrumentLasts: number;
  /** What could not be had is asked for again after this. */
  readonly refusalLasts: number;
  /** An answer that takes longer is none. */
  readonly answerWithin: number;
  /** Prices: IB may take eleven seconds to say that a snapshot is over. */
  readonly quoteWithin: number;
  /** Once there are prices enough, what else of the snapshot is on its way has so long to arrive. */
  readonly quoteSettles: number;
  /** Nobody waits for figures longer than this. */
  readonly fetchWithin: number;
  /** From the first byte sent to the accounts of the login. */
  readonly greetWithin: number;
  /** An upstream from which nothing has come for so long is asked the time; it has as long to answer. */
  readonly silence: number;
  /** The connection between the upstream and IB may be lost for so long before the watch connects anew. */
  readonly lostFor: number;
  readonly shortestPause: number;
  readonly longestPause: number;
  /** Of the 50 that IB allows all clients of a login together. */
  readonly messagesPerSecond: number;
  /** Answers of each kind that are kept. */
  readonly mostKept: number;
  /** Client ids that are tried, one after another, when one is in use. */
  readonly clientIds: number;
}

export const defaultWatchSettings: WatchSettings = {
  quoteLasts: 5000,
  rateLasts: 60_000,
  timeLasts: 1000,
  instrumentLasts: 24 * 60 * 60 * 1000,
  refusalLasts: 3000,
  answerWithin: 10_000,
  quoteWithin: 3000,
  quoteSettles: 200,
  fetchWithin: 15_000,
  greetWithin: 10_000,
  silence: 10_000,
  lostFor: 60_000,
  shortestPause: 500,
  longestPause: 15_000,
  messagesPerSecond: 20,
  mostKept: 1000,
  clientIds: 10,
};

/** Says how things are; nothing has come to an end by it. */
export function isNotice(code: number): boolean {
  return code >= 2100 && code <= 2169;
}

/**
 * What is asked for goes on after these: held orders and warnings, delayed data instead of live, a part of the data
 * only, an empty scan, depth that was halted or begins anew, prices that another session has taken for a while.
 */
const GOES_ON: ReadonlySet<number> = new Set([165, 316, 317, 399, 404, 434, 492, 2174, 10090, 10167, 10197]);

/** Delayed prices, or a part of the live ones, are what comes next. */
const DATA_FOLLOW: ReadonlySet<number> = new Set([10090, 10167]);

export function isAnAnswer(code: number): boolean {
  return !DATA_FOLLOW.has(code);
}

export function endsWhatWasAsked(code: number): boolean {
  return !isNotice(code) && !GOES_ON.has(code);
}

/** IB has forgotten all subscriptions. */
export const DATA_LOST = 1101;

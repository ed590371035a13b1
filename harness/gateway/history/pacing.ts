import type { Clock } from '../../../platform/clock/clock.js';

/** What IB's pacing rules look at. Real-time bars have only a weight: they share the ten minutes, no more. */
export interface PacedRequest {
  /** Equal for requests that ask for the very same. */
  readonly identity?: string;
  /** Contract, exchange and what to show. */
  readonly line?: string;
  /** BID_ASK counts twice. */
  readonly weight: 1 | 2;
}

export interface HistoryPacing {
  /** True when a request may be served; it is counted then. */
  admit(request: PacedRequest): boolean;
}

const SECOND = 1000;
const IDENTICAL_MS = 15 * SECOND;
const BURST = { most: 5, ms: 2 * SECOND };
const LONG = { most: 60, ms: 600 * SECOND };

/**
 * IB's rules for bars of thirty seconds and less, over all clients of a login.
 *
 * @param clock the wall's: a market whose clock stands still would never forgive
 */
export function createHistoryPacing(clock: Clock): HistoryPacing {
  let served: { readonly request: PacedRequest; readonly time: number }[] = [];
  return {
    admit(request) {
      const now = clock.monotonic();
      served = served.filter(({ time }) => now - time < LONG.ms);
      const { identity, line, weight } = request;
      const weightOf = (ms: number, counts: (other: PacedRequest) => boolean) => {
        let sum: number = weight;
        for (const each of served)
          if (now - each.time < ms && counts(each.request)) sum += each.request.weight;
        return sum;
      };
      const isRepeated =
        identity !== undefined &&
        served.some((each) => now - each.time < IDENTICAL_MS && each.request.identity === identity);
      const isBurst = line !== undefined && weightOf(BURST.ms, (other) => other.line === line) > BURST.most;
      if (isRepeated || isBurst || weightOf(LONG.ms, () => true) > LONG.most) return false;
      served.push({ request, time: now });
      return true;
    },
  };
}

/** What a client has asked for and not yet cancelled. Each kind has request ids of its own, as in TWS. */
export type SubscriptionKind =
  | 'marketData'
  | 'tickByTick'
  | 'depth'
  | 'realTimeBars'
  | 'historicalData'
  | 'headTimestamp'
  | 'histogram'
  | 'accountSummary'
  | 'accountUpdates'
  | 'accountUpdatesMulti'
  | 'positions'
  | 'positionsMulti'
  | 'pnl'
  | 'pnlSingle';

export interface Subscriptions {
  has(kind: SubscriptionKind, reqId: number): boolean;
  count(kind: SubscriptionKind): number;
  /** `stop` runs once, when the subscription ends in whatever way. */
  open(kind: SubscriptionKind, reqId: number, stop: () => void): void;
  /** False when there is none. */
  end(kind: SubscriptionKind, reqId: number): boolean;
  endAll(): void;
}

export function createSubscriptions(): Subscriptions {
  const stops = new Map<string, () => void>();
  const keyOf = (kind: SubscriptionKind, reqId: number) => `${kind} ${reqId}`;
  const end = (key: string): boolean => {
    const stop = stops.get(key);
    stops.delete(key);
    stop?.();
    return stop !== undefined;
  };
  return {
    has: (kind, reqId) => stops.has(keyOf(kind, reqId)),
    count(kind) {
      let found = 0;
      for (const key of stops.keys()) if (key.startsWith(`${kind} `)) found += 1;
      return found;
    },
    open(kind, reqId, stop) {
      const key = keyOf(kind, reqId);
      if (stops.has(key)) throw new Error(`expected no open subscription ${key}`);
      stops.set(key, stop);
    },
    end: (kind, reqId) => end(keyOf(kind, reqId)),
    endAll() {
      for (const key of [...stops.keys()]) end(key);
    },
  };
}

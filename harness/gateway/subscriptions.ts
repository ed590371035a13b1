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
  | 'pnlSingle'
  | 'wshMetaData'
  | 'scanner'
  | 'displayGroup'
  | 'newsBulletins';

export interface Subscriptions {
  has(kind: SubscriptionKind, reqId: number): boolean;
  count(kind: SubscriptionKind): number;
  /** In the order in which they were opened. */
  all(): readonly { readonly kind: SubscriptionKind; readonly reqId: number }[];
  /** `stop` runs once, when the subscription ends in whatever way. */
  open(kind: SubscriptionKind, reqId: number, stop: () => void): void;
  /** False when there is none. */
  end(kind: SubscriptionKind, reqId: number): boolean;
  endAll(): void;
}

export function createSubscriptions(): Subscriptions {
  const open = new Map<string, { readonly kind: SubscriptionKind; readonly reqId: number; stop(): void }>();
  const keyOf = (kind: SubscriptionKind, reqId: number) => `${kind} ${reqId}`;
  const end = (key: string): boolean => {
    const subscription = open.get(key);
    open.delete(key);
    subscription?.stop();
    return subscription !== undefined;
  };
  return {
    has: (kind, reqId) => open.has(keyOf(kind, reqId)),
    count(wanted) {
      let found = 0;
      for (const { kind } of open.values()) if (kind === wanted) found += 1;
      return found;
    },
    all: () => [...open.values()],
    open(kind, reqId, stop) {
      const key = keyOf(kind, reqId);
      if (open.has(key)) throw new Error(`expected no open subscription ${key}`);
      open.set(key, { kind, reqId, stop });
    },
    end: (kind, reqId) => end(keyOf(kind, reqId)),
    endAll() {
      for (const key of [...open.keys()]) end(key);
    },
  };
}

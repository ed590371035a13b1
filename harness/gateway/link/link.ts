import type { SubscriptionKind } from '../subscriptions.js';
import type { Farm } from './farms.js';

/** What of IB reaches this gateway: all of it, unless trouble has been made. */
export interface Link {
  /** Nothing comes from IB and nothing gets there. */
  readonly isLost: boolean;
  lose(): void;
  /** Hands over what waited for it, to be done in this order. */
  restore(): readonly (() => void)[];
  /** Leaves a task for the moment at which it is back; false when too many wait already. */
  whenRestored(task: () => void): boolean;
  /** Farms that cannot be reached. */
  readonly broken: Set<Farm>;
  /** Another session of the same user gets the prices. */
  isDataStolen: boolean;
}

/** What may wait while the connection is lost: it is all done in one piece, and kept in memory until then. */
const MOST_WAITING = 5000;

export function createLink(): Link {
  const waiting: (() => void)[] = [];
  let isLost = false;
  return {
    broken: new Set(),
    isDataStolen: false,
    get isLost() {
      return isLost;
    },
    lose() {
      isLost = true;
    },
    restore() {
      isLost = false;
      return waiting.splice(0);
    },
    whenRestored(task) {
      if (waiting.length >= MOST_WAITING) return false;
      waiting.push(task);
      return true;
    },
  };
}

const PRICES: ReadonlySet<SubscriptionKind> = new Set(['marketData', 'tickByTick', 'depth', 'realTimeBars']);

/** Lines that show prices as they change: what another session of the same user can take away. */
export const isPrices = (kind: SubscriptionKind): boolean => PRICES.has(kind);

const ACCOUNTS: ReadonlySet<SubscriptionKind> = new Set([
  ...(['accountSummary', 'accountUpdates', 'accountUpdatesMulti', 'positions', 'positionsMulti'] as const),
  ...(['pnl', 'pnlSingle'] as const),
]);

/** Whether a subscription can show how things stand: of the accounts a gateway knows how they stood last. */
export function canOpen(link: Link, kind: SubscriptionKind, farm: Farm | undefined): boolean {
  return ACCOUNTS.has(kind) || flows(link, kind, farm);
}

/** Whether what a subscription shows gets here now. @param farm none where IB's own servers tell it */
export function flows(link: Link, kind: SubscriptionKind, farm: Farm | undefined): boolean {
  if (link.isLost || (farm !== undefined && link.broken.has(farm))) return false;
  return !(link.isDataStolen && isPrices(kind));
}

import type { Side } from '../asked/side.js';

/** Something that was heard as traded, or a position that has changed by it. */
export interface Trade {
  readonly account: string;
  readonly conId: number;
  readonly side: Side;
  readonly quantity: number;
  /** When it was heard, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * What clients' sessions have told of trades, and the watch's session not yet of positions, or the other way round:
 * either may be first. A trade that is in no position yet still takes from what is held.
 */
export interface Unsettled {
  /** How much of a contract was traded on one side that its position does not show. */
  of(account: string, conId: number, side: Side): number;
  /** Those in which something is unsettled of a contract. */
  accounts(conId: number): readonly string[];
  traded(trade: Trade): void;
  /** A position has become larger (a purchase) or smaller. */
  moved(move: Trade): void;
  /** The positions show by now whatever was traded until then. */
  settled(until: number): void;
  /** When the one that has waited longest was heard; undefined where all is settled. */
  readonly oldest: number | undefined;
  onTraded(listener: () => void): void;
  /** Told whenever there may be less unsettled than before. Gives what ends that. */
  onSettled(listener: () => void): () => void;
}

/** So long a position may change before the trade is heard that has changed it; later it may have been another. */
const BEFORE_TRADE_MS = 250;
/** Whoever tells no positions for so long has been found to be lost before. */
const LONGEST_MS = 30_000;
/** Sums of fractions drift. */
const NOTHING = 1e-9;

export function createUnsettled(): Unsettled {
  let trades: readonly Trade[] = [];
  let moves: readonly Trade[] = [];
  const tradedListeners = new Set<() => void>();
  const settledListeners = new Set<() => void>();
  const tell = (listeners: Iterable<() => void>) => {
    for (const listener of [...listeners]) listener();
  };
  const forget = (now: number) => {
    moves = moves.filter(({ at }) => now - at <= BEFORE_TRADE_MS);
    trades = trades.filter(({ at }) => now - at <= LONGEST_MS);
  };
  return {
    of: (account, conId, side) =>
      trades
        .filter((each) => each.account === account && each.conId === conId && each.side === side)
        .reduce((sum, { quantity }) => sum + quantity, 0),
    accounts: (conId) => [...new Set(trades.flatMap((each) => (each.conId === conId ? [each.account] : [])))],
    traded(trade) {
      forget(trade.at);
      const { others, rest } = cancelled(moves, trade);
      moves = others;
      if (rest) trades = [...trades, rest];
      tell(tradedListeners);
    },
    moved(move) {
      forget(move.at);
      const { others, rest } = cancelled(trades, move);
      trades = others;
      if (rest) moves = [...moves, rest];
      tell(settledListeners);
    },
    settled(until) {
      trades = trades.filter(({ at }) => at > until);
      tell(settledListeners);
    },
    get oldest() {
      return trades[0]?.at;
    },
    onTraded: (listener) => void tradedListeners.add(listener),
    onSettled(listener) {
      settledListeners.add(listener);
      return () => void settledListeners.delete(listener);
    },
  };
}

/** What is left of each when a trade meets positions that it has moved, or a move the trades behind it; first ones first. */
function cancelled(
  all: readonly Trade[],
  one: Trade,
): { readonly others: readonly Trade[]; readonly rest: Trade | undefined } {
  let left = one.quantity;
  const others = all.flatMap((each): readonly Trade[] => {
    const isSame = each.account === one.account && each.conId === one.conId && each.side === one.side;
    if (!isSame || left <= NOTHING) return [each];
    const quantity = each.quantity - left;
    left = Math.max(0, -quantity);
    return quantity > NOTHING ? [{ ...each, quantity }] : [];
  });
  return { others, rest: left > NOTHING ? { ...one, quantity: left } : undefined };
}

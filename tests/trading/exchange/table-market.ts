import type {
  Level,
  MarketMove,
  MarketView,
  Prices,
  TopOfBook,
} from '../../../trading/exchange/market-view.js';

/** A market that shows what a test has written into it, moment by moment. */
export interface TableMarket {
  readonly prices: Prices;
  /** From a moment on; what is left out stays as it was. */
  show(conId: number, at: number, shown: Shown): MarketMove;
}

export interface Shown {
  readonly quote?: readonly [bid: number, ask: number, bidSize?: number, askSize?: number] | null;
  readonly last?: number;
  readonly volume?: number;
  readonly previousClose?: number;
  readonly halted?: boolean;
  /** What stands behind the best prices. */
  readonly bids?: readonly Level[];
  readonly asks?: readonly Level[];
}

interface Row extends MarketView {
  readonly at: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

export function tableMarket(): TableMarket {
  const rows = new Map<number, Row[]>();
  const rowAt = (conId: number, at: number) => rows.get(conId)?.findLast((row) => row.at <= at);
  return {
    prices: {
      view: rowAt,
      levels: (conId, side, at, count) => rowAt(conId, at)?.[side].slice(0, count) ?? [],
    },
    show(conId, at, shown) {
      const before = rowAt(conId, at) ?? EMPTY;
      const quote = shown.quote === undefined ? before.quote : quoteOf(shown.quote);
      const last = shown.last === undefined ? before.last : { price: shown.last, size: 100, time: at };
      const row: Row = {
        at,
        quote,
        last,
        volume: shown.volume ?? before.volume,
        previousClose: shown.previousClose ?? before.previousClose,
        halted: shown.halted ?? before.halted,
        bids: shown.bids ?? [],
        asks: shown.asks ?? [],
      };
      rows.set(conId, [...(rows.get(conId) ?? []), row]);
      return { time: at };
    },
  };
}

const EMPTY: Omit<Row, 'at'> = {
  quote: undefined,
  last: undefined,
  volume: 0,
  previousClose: undefined,
  halted: false,
  bids: [],
  asks: [],
};

function quoteOf(quote: NonNullable<Shown['quote']> | null): TopOfBook | undefined {
  if (quote === null) return undefined;
  const [bid, ask, bidSize = 1000, askSize = 1000] = quote;
  return { bid, ask, bidSize, askSize };
}

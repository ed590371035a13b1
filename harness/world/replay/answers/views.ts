import type { Market, WhatToShow } from '../../market.js';
import type { Inside } from '../inside/inside.js';
import type { Prices } from './prices.js';
import { middleIn, quotedIn } from './quoted.js';
import type { Slice } from './slices.js';
import { type Traded, tradedIn } from './traded.js';

/** Where the answer to a request comes from: nobody can tell a fee or a yield from a file of prices. */
export type Source = 'file' | 'volatility' | 'market' | 'nobody';

export function sourceOf({ track }: Inside, market: Market, what: WhatToShow): Source {
  const { instrument, kind } = track;
  // The same views as any market has of the instrument.
  if (market.headTimestamp(instrument, what) === undefined) return 'nobody';
  switch (what) {
    case 'TRADES':
    case 'AGGTRADES':
    case 'ADJUSTED_LAST':
      return kind === 'quoted' ? 'nobody' : 'file';
    case 'MIDPOINT':
    case 'BID':
    case 'ASK':
    case 'BID_ASK':
      return kind === 'valued' ? 'nobody' : 'file';
    case 'HISTORICAL_VOLATILITY':
      return 'volatility';
    case 'OPTION_IMPLIED_VOLATILITY':
    case 'FEE_RATE':
      return 'market';
    default:
      return 'nobody';
  }
}

/** A bar but for its time. */
export function viewIn(inside: Inside, what: WhatToShow, hours: readonly Slice[]): Traded | undefined {
  switch (what) {
    case 'MIDPOINT':
      return untraded(middleIn(inside, hours));
    case 'BID':
      return untraded(quotedIn(inside, hours)?.bid);
    case 'ASK':
      return untraded(quotedIn(inside, hours)?.ask);
    case 'BID_ASK': {
      const quoted = quotedIn(inside, hours);
      if (quoted === undefined) return undefined;
      const { bid, ask } = quoted;
      return untraded({ open: bid.open, high: ask.high, low: bid.low, close: ask.close });
    }
    default:
      return tradedIn(inside, hours);
  }
}

function untraded(prices: Prices | undefined): Traded | undefined {
  if (prices === undefined) return undefined;
  const { open, high, low, close } = prices;
  return { open, high, low, close, volume: -1, wap: -1, count: -1 };
}

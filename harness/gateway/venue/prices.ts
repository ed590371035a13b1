import { instrumentOf } from '../../../trading/exchange/ledger/instruments.js';
import type { Prices } from '../../../trading/exchange/market-view.js';
import type { Market } from '../../world/market.js';

/** The gateway's market as the venue sees it. */
export function pricesOf(market: Market): Prices {
  return {
    view(conId, at) {
      const instrument = instrumentOf(conId);
      return instrument && market.snapshot(instrument, at);
    },
    levels(conId, side, at, rows) {
      const instrument = instrumentOf(conId);
      // The first row is the quote itself.
      return instrument === undefined ? [] : market.book(instrument, at, rows + 1)[side].slice(1);
    },
  };
}

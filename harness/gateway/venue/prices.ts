import type { Prices } from '../../../trading/exchange/market-view.js';
import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import type { Market } from '../../world/market.js';

/** Instruments found, at most: an option costs as much to find again as an order to fill. */
const MAX_KEPT = 10_000;

/** Finds instruments by conId, and remembers them. */
export function instrumentFinder(): (conId: number) => Instrument | undefined {
  const found = new Map<number, Instrument | undefined>();
  return (conId) => {
    const known = found.get(conId);
    if (known !== undefined || found.has(conId)) return known;
    if (found.size >= MAX_KEPT) found.clear();
    const instrument = instrumentByConId(conId);
    found.set(conId, instrument);
    return instrument;
  };
}

/** The gateway's market as the venue sees it. */
export function pricesOf(market: Market, find: (conId: number) => Instrument | undefined): Prices {
  return {
    view(conId, at) {
      const instrument = find(conId);
      return instrument && market.snapshot(instrument, at);
    },
    levels(conId, side, at, rows) {
      const instrument = find(conId);
      // The first row is the quote itself.
      return instrument === undefined ? [] : market.book(instrument, at, rows + 1)[side].slice(1);
    },
  };
}

import { hashOf } from '../../chance/hash.js';
import type { Book, BookLevel, Quote } from '../../market.js';
import { tickAt } from '../../model/grid.js';
import { movedBy } from '../inside/price.js';
import type { Track } from '../track/track.js';

/** Rows below a quote, a tick or two apart; they change once a second. */
export function bookAround(track: Track, quote: Quote | undefined, at: number, rows: number): Book {
  if (quote === undefined || rows <= 0) return { bids: [], asks: [] };
  const key = hashOf(track.instrument.conId, Math.floor(at / 1000));
  return {
    bids: sideOf(track, quote.bid, quote.bidSize, -1, rows, hashOf(key, 1)),
    asks: sideOf(track, quote.ask, quote.askSize, 1, rows, hashOf(key, 2)),
  };
}

function sideOf(
  { instrument, grid, lot, places }: Track,
  best: number,
  size: number,
  sign: 1 | -1,
  rows: number,
  key: number,
): BookLevel[] {
  const levels: BookLevel[] = [];
  let price = best;
  for (let row = 0; row < rows; row++) {
    const hash = hashOf(key, row);
    const tick = { scale: grid.scale, steps: tickAt(grid, price) };
    if (row > 0) price = movedBy(price, tick, sign * (1 + (hash & 1)));
    if (price <= 0) break;
    const deep = (lot.quoted * (1 + ((hash >>> 8) % (4 + row)))) / lot.scale;
    const maker = places[(hash >>> 16) % places.length] ?? instrument.exchange;
    levels.push({ price, size: row === 0 ? size : deep, maker });
  }
  return levels;
}

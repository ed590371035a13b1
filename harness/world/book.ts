import { DEPTH_EXCHANGES } from '../../trading/instruments/search/exchanges.js';
import { hashOf } from './chance/hash.js';
import type { Book, BookLevel } from './market.js';
import { tickAt } from './model/grid.js';
import type { Model } from './model/model.js';
import { snapshotOf } from './snapshot.js';

/** Dealers on NASDAQ's book, whose ids are made up in the manner of real ones. */
const DEALERS = [
  'ARDN',
  'BLKM',
  'CRSW',
  'DLMR',
  'EVGN',
  'FNCH',
  'HRBR',
  'KSTL',
  'MRDN',
  'NTHW',
  'QRRY',
  'TLLW',
];

export function bookAt(model: Model, at: number, rows: number): Book {
  const { quote } = snapshotOf(model, at);
  if (quote === undefined || rows <= 0) return { bids: [], asks: [] };
  // The book below the top changes once a second.
  const key = hashOf(model.key ^ 0x2545f491, Math.floor(at / 1000));
  return {
    bids: side(model, quote.bid, quote.bidSize, -1, rows, hashOf(key, 1)),
    asks: side(model, quote.ask, quote.askSize, 1, rows, hashOf(key, 2)),
  };
}

function side(
  model: Model,
  best: number,
  size: number,
  sign: 1 | -1,
  rows: number,
  key: number,
): BookLevel[] {
  const makers = makersOf(model);
  const { scale } = model.grid;
  const levels: BookLevel[] = [];
  let units = Math.round(best * scale);
  for (let row = 0; row < rows; row++) {
    const hash = hashOf(key, row);
    // Deeper down, makers share a price or leave a gap.
    const steps = row === 0 ? 0 : ([0, 1, 1, 2][hash % 4] ?? 1);
    for (let step = 0; step < steps; step++) units += sign * tickAt(model.grid, (units + sign / 2) / scale);
    if (units <= 0) break;
    const more = 1 + ((hash >>> 8) % (4 + row));
    const rowSize = row === 0 ? size : (model.lot.quoted * more) / model.lot.scale;
    levels.push({ price: units / scale, size: rowSize, maker: makers[(hash >>> 16) % makers.length] ?? '' });
  }
  return levels;
}

function makersOf({ instrument, places }: Model): readonly string[] {
  if (instrument.secType !== 'STK' || instrument.currency !== 'USD') return places;
  const deep = DEPTH_EXCHANGES.filter(({ secType, listingExch }) => secType === 'STK' && listingExch === '');
  return [...deep.map(({ exchange }) => exchange), ...DEALERS];
}

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

/** A market is thin where a lot or two stand at a price: there not every price has one. */
const THIN = 2;
/** The further from the best price, the more stands at each, until so many prices away. */
const DEEPEST = 8;

function side(
  model: Model,
  best: number,
  size: number,
  sign: 1 | -1,
  rows: number,
  key: number,
): BookLevel[] {
  const makers = makersOf(model);
  const { grid, lot } = model;
  const levels: BookLevel[] = [];
  let units = Math.round(best * grid.scale);
  let maker = key % makers.length;
  let away = 0;
  for (let row = 0; row < rows; row++) {
    const hash = hashOf(key, row);
    const steps = row === 0 ? 0 : stepsTo(hash, lot.usual < THIN, makers.length);
    for (let step = 0; step < steps; step++) units += sign * tickAt(grid, (units + sign / 2) / grid.scale);
    if (units <= 0) break;
    away = Math.min(DEEPEST, away + steps);
    const times = (1 + 0.4 * away) * (0.5 + ((hash >>> 8) & 255) / 255);
    const rowSize = row === 0 ? size : (lot.quoted * Math.max(1, Math.round(lot.usual * times))) / lot.scale;
    // The next but one may be the next, so that no maker has two rows at a price.
    maker = (maker + 1 + ((hash >>> 16) & 1)) % makers.length;
    levels.push({ price: units / grid.scale, size: rowSize, maker: makers[maker] ?? '' });
  }
  return levels;
}

/** Ticks from one row to the next: none where another of many makers stands at the same price. */
function stepsTo(hash: number, thin: boolean, makers: number): number {
  if (makers > 2 && hash % 4 === 0) return 0;
  return thin ? 1 + ((hash >>> 2) % 3) : 1;
}

function makersOf({ instrument, places }: Model): readonly string[] {
  if (instrument.secType !== 'STK' || instrument.currency !== 'USD') return places;
  const deep = DEPTH_EXCHANGES.filter(({ secType, listingExch }) => secType === 'STK' && listingExch === '');
  return [...deep.map(({ exchange }) => exchange), ...DEALERS];
}

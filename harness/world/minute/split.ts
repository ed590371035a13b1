import { hashOf } from '../chance/hash.js';
import type { Cell } from '../day/cells.js';

/**
 * How a minute's trades share its volume. The first trades at the opening price and the last at the closing one;
 * where the number is odd, so does a second at the opening price. All others come in pairs of one size and with
 * one middle, that of the minute's highest and lowest trade. So the sum of price times size is known without
 * making a single trade, and a bar's average price with it.
 */
export interface Split {
  readonly first: number;
  readonly second: number;
  readonly last: number;
  /** Of each of the two halves. */
  readonly paired: number;
  readonly pairs: number;
  /** Prices in ticks. */
  readonly openPrice: number;
  readonly closePrice: number;
  readonly highPrice: number;
  readonly lowPrice: number;
}

type Shared = Pick<Cell, 'count' | 'volume' | 'key' | 'spread' | 'open' | 'high' | 'low' | 'close'>;

export function splitOf(cell: Shared): Split {
  const { count, volume, spread } = cell;
  const hash = hashOf(cell.key, 3);
  const openPrice = cell.open + ((hash & 1) === 0 ? 0 : spread);
  const lastPrice = cell.close + ((hash & 2) === 0 ? 0 : spread);
  const closePrice = count === 1 ? openPrice : lastPrice;
  const pairs = count < 4 ? 0 : (count - 2) >> 1;
  const highPrice = pairs === 0 ? Math.max(openPrice, closePrice) : cell.high + spread;
  const lowPrice = pairs === 0 ? Math.min(openPrice, closePrice) : cell.low;
  const last = count === 1 ? 0 : alone(cell, hash >>> 8);
  const second = count === 1 || count % 2 === 0 ? 0 : alone(cell, hash >>> 16);
  const paired = pairs === 0 ? 0 : Math.floor((volume - alone(cell, hash >>> 24) - second - last) / 2);
  const first = volume - second - last - 2 * paired;
  return { first, second, last, paired, pairs, openPrice, closePrice, highPrice, lowPrice };
}

/** A trade that stands alone is no larger than the average one, so that each half of a pair has its unit. */
function alone({ volume, count }: Shared, chance: number): number {
  return Math.max(Math.min(1, volume), Math.floor((volume / count) * (0.2 + (0.8 * (chance & 255)) / 255)));
}

/** Σ price × size, in ticks and units. */
export function notionalOf(split: Split): number {
  const { first, second, last, paired, openPrice, closePrice, highPrice, lowPrice } = split;
  return (first + second) * openPrice + last * closePrice + paired * (highPrice + lowPrice);
}

import type { Cell } from '../day/cells.js';
import { crossingOf } from './crossing.js';
import type { Split } from './split.js';

/** The prices that a minute touches, in order: at each of them stands a bid or an ask, and mostly a trade. */
export interface Touches {
  /** In ticks. */
  readonly price: Int32Array;
  /** Of the pair that the touch belongs to; -1: it stands alone. */
  readonly pair: Int32Array;
}

/**
 * From the opening price to one extreme, across to the other, and to the closing price. Whatever lies on the
 * two short ways has its mirror image on the crossing, so that every pair has the same middle.
 */
export function touchesOf(cell: Cell, split: Split, count: number, draw: () => number): Touches {
  const price = new Int32Array(count);
  const pair = new Int32Array(count).fill(-1);
  const { low, spread } = cell;
  const highest = cell.high + spread;
  const [open, close] = [split.openPrice, count === 1 ? split.openPrice : split.closePrice];
  price[0] = open;
  if (count % 2 === 1 && count > 2) price[1] = open;
  price[count - 1] = close;
  const pairs = Math.max(0, Math.floor((count - 2) / 2));
  if (pairs === 0) return { price, pair };
  const downFirst = open - low + highest - close <= highest - open + close - low;
  const [near, far] = downFirst ? [low, highest] : [highest, low];
  const [before, after] = [Math.abs(open - near), Math.abs(far - close)];
  const [early, late] = shares(pairs - 1, before, after, Math.abs(far - near));
  let at = 1 + (count % 2);
  let used = 1;
  const way = crossingOf(near, far, 2 * pairs - early - late, draw);
  for (let step = 0; step < early; step++) {
    const level = settle(cell, Math.round(open + ((near - open) * (step + draw() / 4294967296)) / early));
    price[at] = level;
    pair[at++] = used;
    way.pass(highest + low - level, used++);
  }
  const lateLevels: number[] = [];
  for (let step = 0; step < late; step++) {
    const level = settle(cell, Math.round(far + ((close - far) * (step + draw() / 4294967296)) / late));
    lateLevels.push(level);
    way.pass(highest + low - level, used++);
  }
  way.pass(low, 0);
  way.pass(highest, 0);
  while (used < pairs) {
    const level = settle(cell, Math.round(low + ((highest - low) * draw()) / 4294967296));
    way.pass(level, used);
    way.pass(highest + low - level, used++);
  }
  for (const packed of way.inOrder()) {
    price[at] = way.levelOf(packed);
    pair[at++] = way.pairOf(packed);
  }
  for (let step = 0; step < late; step++) {
    price[at] = lateLevels[step] ?? close;
    pair[at++] = 1 + early + step;
  }
  return { price, pair };
}

/** How many of the free pairs have one half on the way to the first extreme, and on that from the second. */
function shares(free: number, before: number, after: number, across: number): [number, number] {
  const sum = before + after;
  if (sum === 0) return [0, 0];
  const both = Math.floor(free * Math.min(1, (2 * sum) / (sum + across)));
  const early = Math.floor((both * before) / sum);
  return [early, both - early];
}

/** A wide spread with little room has prices that are neither bid nor ask: those go to the nearer extreme. */
function settle({ low, high, spread }: Cell, price: number): number {
  if (price <= high || price - spread >= low) return price;
  return price - low < high + spread - price ? low : high + spread;
}

/** The bid that stands when a price is touched: the price itself, or one spread below it. */
export function bidAt({ low, high, spread }: Cell, price: number, chance: number): number {
  const [canSell, canBuy] = [price <= high, price - spread >= low];
  if (canSell && canBuy) return (chance & 1) === 0 ? price : price - spread;
  return canSell ? price : price - spread;
}

import type { Cells } from '../day/cells.js';
import { cellAt } from '../day/cells.js';
import { notionalOf, splitOf } from '../minute/split.js';
import type { Tape } from '../minute/tape.js';
import { type Average, addAverage, addSeconds, emptyAverage } from './average.js';
import { addRow, emptyRow, extend, type Row } from './row.js';

/** What a stretch of time looks like from each side. */
export interface Tally {
  readonly trades: Row;
  readonly bid: Row;
  readonly ask: Row;
  readonly middle: Row;
  readonly average: Average;
}

export function emptyTally(): Tally {
  return {
    trades: emptyRow(),
    bid: emptyRow(),
    ask: emptyRow(),
    middle: emptyRow(),
    average: emptyAverage(),
  };
}

export function addTally(tally: Tally, next: Tally): void {
  addRow(tally.trades, next.trades);
  addRow(tally.bid, next.bid);
  addRow(tally.ask, next.ask);
  addRow(tally.middle, next.middle);
  addAverage(tally.average, next.average);
}

/** In seconds. */
const QUARTER_OF_A_MINUTE = 15;

/** A whole minute, from its cell alone. */
export function addMinute(tally: Tally, cells: Cells, minute: number): void {
  const cell = cellAt(cells, minute);
  const { tick, open, high, low, close, spread, count } = cell;
  const half = tick + tick;
  extend(tally.bid, open * half, high * half, low * half, close * half);
  const up = spread * tick;
  extend(tally.middle, open * half + up, high * half + up, low * half + up, close * half + up);
  const over = spread * half;
  extend(tally.ask, open * half + over, high * half + over, low * half + over, close * half + over);
  // The average bid of a whole minute is, by definition, the mean of its open, high, low and close.
  const bid = (open + high + low + close) * QUARTER_OF_A_MINUTE;
  tally.average.bid += bid * tick;
  tally.average.ask += (bid + spread * 4 * QUARTER_OF_A_MINUTE) * tick;
  tally.average.seconds += 4 * QUARTER_OF_A_MINUTE;
  if (count === 0) return;
  const split = splitOf(cell);
  extend(
    tally.trades,
    split.openPrice * half,
    split.highPrice * half,
    split.lowPrice * half,
    split.closePrice * half,
  );
  tally.trades.volume += cell.volume;
  tally.trades.count += count;
  tally.trades.notional += notionalOf(split) * tick;
}

/** What happens in a part of a minute: the quote that stands at its beginning belongs to it. */
export function addPart(tally: Tally, tape: Tape, from: number, to: number): void {
  let standing = 0;
  for (let at = 0; at < tape.length; at++) {
    const time = tape.time[at] ?? 0;
    if (time >= to) break;
    if (time <= from) standing = at;
    else {
      if (standing >= 0) addQuote(tally, tape, standing);
      standing = -1;
      addQuote(tally, tape, at);
    }
    if (time >= from) addTrade(tally, tape, at);
  }
  if (standing >= 0) addQuote(tally, tape, standing);
  addSeconds(tally.average, tape, from, to);
}

function addQuote(tally: Tally, { cell, bid }: Tape, at: number): void {
  const price = (bid[at] ?? 0) * 2 * cell.tick;
  const up = cell.spread * cell.tick;
  extend(tally.bid, price, price, price, price);
  extend(tally.middle, price + up, price + up, price + up, price + up);
  extend(tally.ask, price + 2 * up, price + 2 * up, price + 2 * up, price + 2 * up);
}

function addTrade({ trades }: Tally, tape: Tape, at: number): void {
  const size = tape.size[at] ?? -1;
  if (size < 0 || tape.unreported[at] === 1) return;
  const units = (tape.price[at] ?? 0) * tape.cell.tick;
  extend(trades, 2 * units, 2 * units, 2 * units, 2 * units);
  trades.volume += size;
  trades.count += 1;
  trades.notional += units * size;
}

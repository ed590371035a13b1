import { MINUTE_MS } from '../../../trading/instruments/calendar/date.js';
import { drawsOf, hashOf } from '../chance/hash.js';
import { kept } from '../chance/kept.js';
import { type Cell, type Cells, cellAt } from '../day/cells.js';
import type { Model } from '../model/model.js';
import { pairSizes } from './sizes.js';
import { type Split, splitOf } from './split.js';
import { bidAt, touchesOf } from './touches.js';

/** Everything that happens in one minute, in whole numbers; the first thing is the quote at its beginning. */
export interface Tape {
  readonly cell: Cell;
  readonly length: number;
  /** Milliseconds from the beginning of the minute. */
  readonly time: Int32Array;
  readonly bid: Int32Array;
  /** Of the trade, in ticks. */
  readonly price: Int32Array;
  /** Of the trade, in units; -1 where there is none. */
  readonly size: Float64Array;
  /** 1 for a trade that no bar counts. */
  readonly unreported: Uint8Array;
}

/** 7 kB in a busy minute. */
const tapes = kept<Tape>(384);
/** Below this number of trades, the quote moves without them. */
const QUOTES_ALONE = 4;
const ODD_DEAL_EVERY = 100;

export function tapeOf(model: Model, cells: Cells, minute: number): Tape {
  return tapes.get(`${model.name}/${cells.plan.day}/${minute}`, () => tapeInPassing(model, cells, minute));
}

/** For a look at many minutes, which must not drive out those that are being watched. */
export function tapeInPassing(model: Model, cells: Cells, minute: number): Tape {
  return makeTape(model, cellAt(cells, minute), cells.plan.profile.regular[minute] === 1);
}

function makeTape(model: Model, cell: Cell, regular: boolean): Tape {
  const split = splitOf(cell);
  const draw = drawsOf(hashOf(cell.key, 4));
  const trading = cell.count >= QUOTES_ALONE;
  const moves = quoteMoves(model, cell, regular);
  // Where there is a second trade at the opening price, a second touch must show it.
  const count = trading ? cell.count : moves + (cell.count === 3 && moves % 2 === 0 ? 1 : 0);
  const path = trading ? split : { ...split, openPrice: cell.open, closePrice: cell.close };
  const { price, pair } = touchesOf(cell, path, count, draw);
  const sizes = trading ? pairSizes(split, draw) : new Float64Array(0);
  // The tape of a stock also has odd deals that were struck elsewhere.
  const stock = model.instrument.secType === 'STK';
  const odd = new Uint8Array(count);
  let length = 1 + count;
  for (let touch = 0; stock && trading && touch < count; touch++) {
    if (draw() % ODD_DEAL_EVERY !== 0) continue;
    odd[touch] = 1;
    length++;
  }
  const tape = emptyTape(cell, length);
  tape.bid[0] = cell.open;
  tape.size[0] = -1;
  let at = 1;
  for (let touch = 0; touch < count; touch++) {
    const level = price[touch] ?? 0;
    const bid =
      touch === 0 || (touch === 1 && count % 2 === 1 && count > 2)
        ? cell.open
        : touch === count - 1
          ? cell.close
          : bidAt(cell, level, draw());
    const trade = trading
      ? { price: level, size: sizeAt(split, sizes, touch, count, pair[touch] ?? -1) }
      : loneTrade(cell, split, touch, count);
    tape.bid[at] = bid;
    tape.price[at] = trade.price;
    tape.size[at++] = trade.size;
    if (odd[touch] === 0) continue;
    tape.bid[at] = bid;
    tape.price[at] = level;
    tape.size[at] = 1 + (draw() % 300);
    tape.unreported[at++] = 1;
  }
  fillTimes(tape.time, draw);
  return tape;
}

function emptyTape(cell: Cell, length: number): Tape {
  return {
    cell,
    length,
    time: new Int32Array(length),
    bid: new Int32Array(length),
    price: new Int32Array(length),
    size: new Float64Array(length),
    unreported: new Uint8Array(length),
  };
}

/** How often the quote moves in a minute that hardly trades. */
function quoteMoves({ instrument, quoted }: Model, cell: Cell, regular: boolean): number {
  if (cell.halted || !quoted) return cell.count;
  const lively = hashOf(cell.key, 5) % 16;
  switch (instrument.secType) {
    case 'CASH':
    case 'CMDTY':
      return 40 + 4 * lively;
    case 'OPT':
    case 'FOP':
      return 6 + lively;
    case 'STK':
    case 'IND':
    case 'CFD':
    case 'FUT':
    case 'BOND':
    case 'CRYPTO': {
      const still = cell.high === cell.low && cell.count === 0;
      return still ? (regular ? 1 : 0) : 4 + (regular ? lively >> 1 : 0);
    }
  }
}

/** One to three trades, among more moves of the quote: at the opening, once more, and at the end. */
function loneTrade(cell: Cell, split: Split, touch: number, moves: number) {
  const none = { price: 0, size: -1 };
  if (touch === 0 && cell.count > 0) return { price: split.openPrice, size: split.first };
  if (touch === moves - 1 && cell.count > 1) return { price: split.closePrice, size: split.last };
  if (touch === 1 && cell.count === 3) return { price: split.openPrice, size: split.second };
  return none;
}

function sizeAt(split: Split, sizes: Float64Array, touch: number, count: number, pair: number): number {
  if (pair >= 0) return sizes[pair] ?? 0;
  if (touch === 0) return split.first;
  return touch === count - 1 ? split.last : split.second;
}

/** Each in a slot of its own, so that no two share a moment; the first at the very beginning. */
function fillTimes(time: Int32Array, draw: () => number): void {
  const slots = time.length;
  for (let at = 1; at < slots; at++) {
    const from = Math.floor((at * MINUTE_MS) / slots);
    const width = Math.floor(((at + 1) * MINUTE_MS) / slots) - from;
    time[at] = from + (draw() % width);
  }
}

import { countOf } from '../inside/count.js';
import type { Inside, Leaf } from '../inside/inside.js';
import { decimal } from '../inside/sizes.js';
import { firstAt } from '../inside/tape.js';
import type { ReplayBar } from '../series.js';
import { firstUnendedAt } from '../track/timing.js';
import type { Track } from '../track/track.js';
import type { Prices } from './prices.js';
import type { Slice } from './slices.js';

/** What was traded in a stretch of time. */
export interface Traded extends Prices {
  readonly volume: number;
  /** The average price weighted by volume, to the millionth. */
  readonly wap: number;
  readonly count: number;
}

/** Undefined where nothing was traded. Bars that lie within are taken as the file has them. */
export function tradedIn(inside: Inside, hours: readonly Slice[]): Traded | undefined {
  const sum = emptySum();
  for (const { start, end } of hours) addBetween(sum, inside, start, end);
  if (sum.parts === 0) return undefined;
  const { open, high, low, close, count, value } = sum;
  const volume = sum.parts === 1 ? sum.volume : decimal(sum.volume);
  const wap = volume === 0 ? 0 : Math.round((value / volume) * 1e6) / 1e6;
  return { open, high, low, close, volume, count, wap: sum.parts === 1 ? (sum.wap ?? wap) : wap };
}

interface Sum {
  parts: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  count: number;
  /** Σ price × size. */
  value: number;
  /** That of the last bar, as its file has it. */
  wap: number | undefined;
}

function addBetween(sum: Sum, inside: Inside, from: number, to: number): void {
  const { track } = inside;
  for (let bar = firstUnendedAt(track, from); (track.starts[bar] ?? to) < to; bar++) {
    const found = track.bars[bar];
    if (found === undefined) break;
    if ((track.starts[bar] ?? 0) >= from && (track.ends[bar] ?? 0) <= to) addBar(sum, track, bar, found);
    else for (const leaf of inside.leaves(bar, from, to)) addEvents(sum, leaf, from, to);
  }
}

function emptySum(): Sum {
  return { parts: 0, open: 0, high: 0, low: 0, close: 0, volume: 0, count: 0, value: 0, wap: undefined };
}

function add(sum: Sum, open: number, high: number, low: number, close: number): void {
  if (sum.parts === 0) {
    sum.open = open;
    sum.high = high;
    sum.low = low;
  } else {
    if (high > sum.high) sum.high = high;
    if (low < sum.low) sum.low = low;
  }
  sum.close = close;
  sum.parts += 1;
}

function addBar(sum: Sum, track: Track, bar: number, found: ReplayBar): void {
  const { open, high, low, close, volume, wap } = found;
  add(sum, open, high, low, close);
  sum.volume += volume;
  sum.count += found.count ?? countOf(track, bar);
  // Who has no average price is taken to have traded around the middle of its bar.
  sum.value += (wap ?? (high + low + close) / 3) * volume;
  sum.wap = wap;
}

function addEvents(sum: Sum, leaf: Leaf, from: number, to: number): void {
  const tape = leaf.tape();
  for (let at = firstAt(tape, from); at < tape.length && (tape.time[at] ?? to) < to; at++) {
    const [price = 0, size = -1] = [tape.price[at], tape.size[at]];
    if (size < 0) continue;
    add(sum, price, price, price, price);
    sum.volume += size;
    sum.count += 1;
    sum.value += price * size;
    sum.wap = undefined;
  }
}

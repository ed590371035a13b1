import { sumsIn } from '../inside/halve.js';
import type { Inside } from '../inside/inside.js';
import { decimal } from '../inside/sizes.js';
import { firstAt } from '../inside/tape.js';
import { passedAt } from '../track/stretches.js';
import { firstUnendedAt } from '../track/timing.js';
import { stretchesOf } from '../track/track.js';
import { joined, type Prices, still } from './prices.js';
import type { Slice } from './slices.js';

/** The prices and the volume of some hours; of what shows no trades, those of the middle of its quotes. */
export interface Range extends Prices {
  readonly volume: number;
}

/** Nothing but these: of a long bar, few of its trades have to be made for them. */
export function rangeIn(inside: Inside, hours: readonly Slice[]): Range | undefined {
  let found: Prices | undefined;
  let volume = 0;
  const add = (prices: Prices, size: number) => {
    found = joined(found, prices);
    volume += size;
  };
  const { track } = inside;
  for (const { start, end } of hours) {
    for (let bar = firstUnendedAt(track, start); (track.starts[bar] ?? end) < end; bar++) {
      const line = track.bars[bar];
      const isWhole = (track.starts[bar] ?? 0) >= start && (track.ends[bar] ?? 0) <= end;
      if (isWhole && line !== undefined) add(line, line.volume);
      else addParts(inside, bar, start, end, add);
    }
  }
  return found && { ...found, volume: track.kind === 'quoted' ? 0 : decimal(volume) };
}

function addParts(
  inside: Inside,
  bar: number,
  start: number,
  end: number,
  add: (prices: Prices, size: number) => void,
): void {
  const { track } = inside;
  const { part: all, tick, unit, rest } = inside.whole(bar);
  const stretches = stretchesOf(track, bar);
  const [from, to] = [passedAt(stretches, start), passedAt(stretches, end)];
  sumsIn(all, tick, from, to, (part, isWhole) => {
    const { open, high, low, close, units, count } = part;
    if (isWhole) {
      if (count > 0) add({ open, high, low, close }, units * unit + (part.from === 0 ? rest : 0));
      return;
    }
    const tape = inside.leafOf(bar, part).tape();
    const first = track.kind === 'quoted' ? firstAt(tape, start + 1) - 1 : firstAt(tape, start);
    for (let at = Math.max(0, first); at < tape.length && (tape.time[at] ?? end) < end; at++) {
      const size = tape.size[at] ?? -1;
      if (size >= 0 || track.kind === 'quoted') add(still(tape.price[at] ?? open), Math.max(0, size));
    }
  });
}

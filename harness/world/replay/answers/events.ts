import type { MarketEvent } from '../../market.js';
import { happeningAt } from '../inside/happening.js';
import type { Inside } from '../inside/inside.js';
import { firstAt } from '../inside/tape.js';
import { firstUnendedAt } from '../track/timing.js';

export function eventsBetween(inside: Inside, from: number, to: number): MarketEvent[] {
  const { track } = inside;
  const found: MarketEvent[] = [];
  for (let bar = firstUnendedAt(track, from); (track.starts[bar] ?? to) < to; bar++) {
    for (const leaf of inside.leaves(bar, from, to)) {
      const tape = leaf.tape();
      for (let at = firstAt(tape, from); at < tape.length && (tape.time[at] ?? to) < to; at++)
        found.push(happeningAt(track, leaf, at));
    }
  }
  return found;
}

/** The last trade, or the last quote, by a moment in a bar or after it; undefined where there was none. */
export function lastEvent(
  inside: Inside,
  bar: number,
  moment: number,
  wanted: 'trade' | 'quote',
): MarketEvent | undefined {
  const { track } = inside;
  for (let in_ = bar; in_ >= 0; in_--) {
    for (let until = moment; until >= (track.starts[in_] ?? 0); ) {
      const leaf = inside.leafAt(in_, until);
      const { time, size, length } = leaf.tape();
      for (let at = length - 1; at >= 0; at--) {
        if ((time[at] ?? 0) <= until && (wanted === 'quote' || (size[at] ?? -1) >= 0))
          return happeningAt(track, leaf, at);
      }
      until = Math.min(until, time[0] ?? 0) - 1;
    }
  }
  return undefined;
}

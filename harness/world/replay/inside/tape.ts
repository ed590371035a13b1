import { drawsOf, hashOf } from '../../chance/hash.js';
import { momentAfter, type Stretch } from '../track/stretches.js';
import type { TrackKind } from '../track/track.js';
import type { Part, Whole } from './part.js';
import { closeChance, openChance } from './sides.js';
import { sizesOf } from './sizes.js';
import { walkOf } from './walk.js';

/** Everything that happens in a leaf, in order and in numbers; what is quoted has a quote at its very beginning. */
export interface Tape {
  readonly length: number;
  readonly time: Float64Array;
  /** Of the trade; of what shows no trades, the middle of the quote. */
  readonly price: Float64Array;
  /** Of the trade; -1 where there is none. */
  readonly size: Float64Array;
  /** From which the quote follows. */
  readonly chance: Uint32Array;
}

export function makeTape(kind: TrackKind, whole: Whole, leaf: Part, stretches: readonly Stretch[]): Tape {
  const draws = drawsOf(hashOf(leaf.key, 4));
  const draw = () => draws() / 4294967296;
  const { from, to, count } = leaf;
  const prices = walkOf(leaf, whole.tick, draw);
  const sizes = sizesOf(whole, leaf, draw);
  const alone = kind === 'traded' ? 1 : 0;
  const length = count + alone;
  const tape: Tape = {
    length,
    time: timesIn(from, to, length, stretches, draw),
    price: new Float64Array(length).fill(leaf.open),
    size: new Float64Array(length).fill(-1),
    chance: new Uint32Array(length).fill(openChance(leaf)),
  };
  tape.price.set(prices, alone);
  if (kind !== 'quoted') tape.size.set(sizes, alone);
  for (let at = 1; at < count; at++) {
    tape.chance[at + alone] = at === count - 1 ? closeChance(leaf) : draws();
  }
  return tape;
}

/** Each in a slot of its own, so that no two share a moment; the first at the very beginning. */
function timesIn(
  from: number,
  to: number,
  slots: number,
  stretches: readonly Stretch[],
  draw: () => number,
): Float64Array {
  const times = new Float64Array(slots);
  const width = (to - from) / slots;
  for (let slot = 0; slot < slots; slot++) {
    const start = Math.floor(slot * width);
    const room = Math.floor((slot + 1) * width) - start;
    times[slot] = momentAfter(stretches, from + start + (slot === 0 ? 0 : Math.floor(draw() * room)));
  }
  return times;
}

/** The number of the first thing that happens at a moment or after it. */
export function firstAt({ time, length }: Tape, moment: number): number {
  let at = 0;
  while (at < length && (time[at] ?? 0) < moment) at++;
  return at;
}

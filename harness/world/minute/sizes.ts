import type { Split } from './split.js';

const ROUND_LOT = 100;

/** What the two halves of each pair trade: at least one unit, and together exactly what the cell says. */
export function pairSizes({ pairs, paired }: Split, draw: () => number): Float64Array {
  const sizes = new Float64Array(pairs);
  let weight = 0;
  for (let at = 0; at < pairs; at++) {
    const chance = draw() / 4294967296;
    const share = 0.03 + chance * chance * chance * chance;
    sizes[at] = share;
    weight += share;
  }
  const least = Math.min(1, paired);
  const free = paired - pairs * least;
  let [passed, given] = [0, 0];
  for (let at = 0; at < pairs; at++) {
    passed += sizes[at] ?? 0;
    const until = at === pairs - 1 ? free : Math.floor((free * passed) / weight);
    let size = least + Math.max(0, until - given);
    // People like round lots; what that leaves over goes to the next pair.
    if (at < pairs - 1 && size >= ROUND_LOT && (draw() & 1) === 0) size -= size % ROUND_LOT;
    sizes[at] = size;
    given += size - least;
  }
  return sizes;
}

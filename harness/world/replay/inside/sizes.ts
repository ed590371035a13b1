import type { Part, Whole } from './part.js';

/** What the trades of a leaf share its volume into: together exactly that. */
export function sizesOf(
  { unit, rest }: Whole,
  { from, count, units }: Part,
  draw: () => number,
): Float64Array {
  const sizes = new Float64Array(count);
  let weight = 0;
  for (let at = 0; at < count; at++) {
    const chance = draw();
    const share = 0.05 + chance * chance * chance;
    sizes[at] = share;
    weight += share;
  }
  const least = units >= count ? 1 : 0;
  const free = units - count * least;
  let [passed, given] = [0, 0];
  for (let at = 0; at < count; at++) {
    passed += sizes[at] ?? 0;
    const until = at === count - 1 ? free : Math.floor((free * passed) / weight);
    const extra = at === 0 && from === 0 ? rest : 0;
    sizes[at] = decimal((least + until - given) * unit + extra);
    given = until;
  }
  return sizes;
}

/** As many decimals as sizes have at IB, and no dust behind them. */
export function decimal(size: number): number {
  return Number.isInteger(size) ? size : Number(size.toFixed(8));
}

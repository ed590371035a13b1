import type { Inside, Leaf } from '../inside/inside.js';
import type { Part } from '../inside/part.js';
import { closeChance, openChance, sidesOf } from '../inside/sides.js';
import { firstUnendedAt } from '../track/timing.js';
import type { TrackKind } from '../track/track.js';
import { joined, joinedQuotes, type Prices, type QuotedPrices, stillQuote } from './prices.js';
import type { Slice } from './slices.js';

/** What was quoted in some hours; undefined where the file has no bar. */
export function quotedIn(inside: Inside, hours: readonly Slice[]): QuotedPrices | undefined {
  const { track } = inside;
  let found: QuotedPrices | undefined;
  if (track.kind === 'valued') return undefined;
  for (const { start, end } of hours) {
    for (let bar = firstUnendedAt(track, start); (track.starts[bar] ?? end) < end; bar++) {
      for (const leaf of inside.leaves(bar, start, end)) {
        const next = leaf.complete ? ofLeaf(track.kind, leaf) : ofTape(track.kind, leaf, start, end);
        if (next !== undefined) found = joinedQuotes(found, next);
      }
    }
  }
  return found;
}

/** Their middle alone: where the file tells it, bars that lie within are taken from there. */
export function middleIn(inside: Inside, hours: readonly Slice[]): Prices | undefined {
  const { track } = inside;
  if (track.kind !== 'quoted') return quotedIn(inside, hours)?.middle;
  let found: Prices | undefined;
  for (const { start, end } of hours) {
    for (let bar = firstUnendedAt(track, start); (track.starts[bar] ?? end) < end; bar++) {
      const whole = (track.starts[bar] ?? 0) >= start && (track.ends[bar] ?? 0) <= end;
      const part = [
        { start: Math.max(start, track.starts[bar] ?? 0), end: Math.min(end, track.ends[bar] ?? 0) },
      ];
      const next = whole ? track.bars[bar] : quotedIn(inside, part)?.middle;
      if (next !== undefined) found = joined(found, next);
    }
  }
  return found;
}

/** No quote of a leaf lies beyond those at its four prices, so that they need not be made. */
function ofLeaf(kind: TrackKind, { part, whole }: Leaf): QuotedPrices {
  const quoteAt = (price: number, chance: number) =>
    stillQuote(sidesOf(kind, part, whole.tick, price, chance));
  const [open, close] = [quoteAt(part.open, openChance(part)), quoteAt(part.close, lastChance(part))];
  const between = [part.high, part.low].map((price) => quoteAt(price, 0));
  return [...between, close].reduce(joinedQuotes, open);
}

const lastChance = (part: Part) => (part.count < 2 ? openChance(part) : closeChance(part));

/** The quote that stands at the beginning belongs to it. */
function ofTape(
  kind: TrackKind,
  { part, whole, tape }: Leaf,
  from: number,
  to: number,
): QuotedPrices | undefined {
  const { length, time, price, chance } = tape();
  let found: QuotedPrices | undefined;
  for (let at = 0; at < length && (time[at] ?? to) < to; at++) {
    const isOver = at + 1 < length && (time[at + 1] ?? 0) <= from;
    if (isOver) continue;
    const next = stillQuote(sidesOf(kind, part, whole.tick, price[at] ?? part.open, chance[at] ?? 0));
    found = joinedQuotes(found, next);
  }
  return found;
}

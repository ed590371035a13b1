import { MINUTE_MS } from '../../../../trading/instruments/calendar/date.js';
import { drawsOf, hashOf } from '../../chance/hash.js';
import { isLeaf, type Part, type Tick } from './part.js';
import { priceWithin } from './price.js';

/** Either half has at least so many trades, with which it can touch whatever it must. */
const FEWEST = 8;

/** The two halves of a part: together they have its prices, its trades and its volume, to the last unit. */
function halve(part: Part, tick: Tick): readonly [Part, Part] {
  const { key, from, to, open, high, low, close, count, units } = part;
  const draws = drawsOf(hashOf(key, 7));
  const draw = () => draws() / 4294967296;
  const middle = from + MINUTE_MS * Math.max(1, Math.round((to - from) / 2 / MINUTE_MS));
  const share = (middle - from) / (to - from);
  const early = between(FEWEST, Math.round(count * share * (0.7 + 0.6 * draw())), count - FEWEST);
  const earlyUnits =
    units === 0
      ? 0
      : between(early, Math.round(((units * early) / count) * (0.8 + 0.4 * draw())), units - count + early);
  const drift = open + (close - open) * share + (high - low) * 0.6 * (draw() - 0.5);
  const turn = priceWithin(part, tick, drift);
  const [earlyHigh, lateHigh] = reaches(Math.max(open, turn), Math.max(turn, close), high, draw);
  const [earlyDepth, lateDepth] = reaches(-Math.min(open, turn), -Math.min(turn, close), -low, draw);
  // What the file says may lie between two ticks.
  const reached = (price: number) =>
    price === high || price === low ? price : priceWithin(part, tick, price);
  return [
    {
      key: hashOf(key, 1),
      from,
      to: middle,
      open,
      high: Math.max(open, turn, reached(earlyHigh)),
      low: Math.min(open, turn, reached(-earlyDepth)),
      close: turn,
      count: early,
      units: earlyUnits,
    },
    {
      key: hashOf(key, 2),
      from: middle,
      to,
      open: turn,
      high: Math.max(turn, close, reached(lateHigh)),
      low: Math.min(turn, close, reached(-lateDepth)),
      close,
      count: count - early,
      units: units - earlyUnits,
    },
  ];
}

/** One of two halves goes as far as the whole, more likely the nearer; the other beyond its own ends at most. */
function reaches(early: number, late: number, whole: number, draw: () => number): readonly [number, number] {
  const isEarly = draw() < (whole - late) / (whole - early + whole - late || 1);
  const other = isEarly ? late : early;
  const reached = other + (whole - other) * 0.7 * draw();
  return isEarly ? [whole, reached] : [reached, whole];
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The smallest parts of a part, in order. */
export function leavesOf(part: Part, tick: Tick): readonly Part[] {
  return isLeaf(part) ? [part] : halve(part, tick).flatMap((half) => leavesOf(half, tick));
}

/** The largest parts that lie in a stretch of a bar, and the leaves that it cuts. */
export function sumsIn(
  part: Part,
  tick: Tick,
  from: number,
  to: number,
  visit: (part: Part, isWhole: boolean) => void,
): void {
  if (part.to <= from || part.from >= to) return;
  const isWhole = part.from >= from && part.to <= to;
  if (isWhole || isLeaf(part)) {
    visit(part, isWhole);
    return;
  }
  for (const half of halve(part, tick)) sumsIn(half, tick, from, to, visit);
}

/** The way of a minute from one of its extremes to the other, with what it passes in the order of passing. */
export interface Crossing {
  pass(level: number, pair: number): void;
  /** Packed; `levelOf` and `pairOf` take them apart. */
  inOrder(): Float64Array;
  levelOf(packed: number): number;
  pairOf(packed: number): number;
}

const LEGS = 7;
/** In parts of a leg, so that prices go to and fro between bid and ask. */
const JITTER = 0.25;
/** Order, level and pair share one number, because numbers are sorted faster than anything else. */
const ORDERS = 2 ** 19;
const LEVELS = 2 ** 20;
const PAIRS = 2 ** 10;

export function crossingOf(from: number, to: number, size: number, draw: () => number): Crossing {
  const packed = new Float64Array(size);
  const turns = turnsOf(draw);
  const low = Math.min(from, to);
  let passed = 0;
  return {
    pass(level, pair) {
      const part = to === from ? draw() / 4294967296 : (level - from) / (to - from);
      const when = turnOf(turns, part, draw()) + (draw() / 4294967296) * JITTER;
      packed[passed++] = (Math.floor(when * ORDERS) * LEVELS + level - low) * PAIRS + pair;
    },
    inOrder: () => packed.sort(),
    levelOf: (each) => low + (Math.floor(each / PAIRS) % LEVELS),
    pairOf: (each) => each % PAIRS,
  };
}

/** Where a crossing turns back, and back again: from 0 to 1 in seven legs. */
function turnsOf(draw: () => number): Float64Array {
  const turns = new Float64Array(LEGS + 1);
  for (let leg = 1; leg < LEGS; leg++) {
    const chance = draw() / 4294967296;
    const step = leg % 2 === 1 ? 0.2 + 0.28 * chance : -0.05 - 0.2 * chance;
    turns[leg] = Math.min(1, Math.max(0, (turns[leg - 1] ?? 0) + step));
  }
  turns[LEGS] = 1;
  return turns;
}

/** When a crossing is at a place on its way: it passes some places several times, and one of these is picked. */
function turnOf(turns: Float64Array, way: number, chance: number): number {
  for (let tried = 0; tried < LEGS; tried++) {
    const leg = (tried + chance) % LEGS;
    const from = turns[leg] ?? 0;
    const to = turns[leg + 1] ?? 1;
    if (way >= Math.min(from, to) && way <= Math.max(from, to)) {
      return leg + (from === to ? 0 : (way - from) / (to - from)) * 0.999;
    }
  }
  return LEGS - 1;
}

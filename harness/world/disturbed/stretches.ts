import type { Deed } from './deeds.js';

/** What holds for an instrument from a moment on, until the next stretch begins. */
export interface Stretch {
  readonly from: number;
  /** How many times what they would be its prices are … */
  readonly factor: number;
  /** … and those of what it is an option on. */
  readonly underFactor: number;
  /** How many times as wide its quotes are. */
  readonly width: number;
  /** So many units stand at its best prices, at most. */
  readonly size: number;
  /** Since when it has been halted. */
  readonly halted: number | undefined;
}

const UNDISTURBED: Stretch = {
  from: Number.NEGATIVE_INFINITY,
  ...{ factor: 1, underFactor: 1, width: 1, size: Number.POSITIVE_INFINITY, halted: undefined },
};

/**
 * All of time, in stretches that differ from those beside them; in the first one nothing has been done.
 *
 * @param under what has been done to what it is an option on
 */
export function stretchesOf(own: readonly Deed[], under: readonly Deed[]): readonly Stretch[] {
  const found = [UNDISTURBED];
  let [mine, theirs] = [UNDISTURBED, UNDISTURBED];
  let [next, nextUnder] = [0, 0];
  while (next < own.length || nextUnder < under.length) {
    const from = Math.min(own[next]?.at ?? LATER, under[nextUnder]?.at ?? LATER);
    for (let deed = own[next]; deed?.at === from; deed = own[next]) {
      mine = after(mine, deed);
      next += 1;
    }
    for (let deed = under[nextUnder]; deed?.at === from; deed = under[nextUnder]) {
      theirs = after(theirs, deed);
      nextUnder += 1;
    }
    const halted = Math.min(mine.halted ?? LATER, theirs.halted ?? LATER);
    const stretch: Stretch = {
      ...{ ...mine, from, underFactor: theirs.factor },
      halted: halted === LATER ? undefined : halted,
    };
    if (!isSame(found.at(-1) ?? UNDISTURBED, stretch)) found.push(stretch);
  }
  return found;
}

const LATER = Number.POSITIVE_INFINITY;

/** Jumps multiply; of all else the last one holds, and what is halted is not halted again. */
function after(before: Stretch, { kind, at, value }: Deed): Stretch {
  switch (kind) {
    case 'jump':
      return { ...before, factor: before.factor * (value ?? 1) };
    case 'halt':
      return { ...before, halted: before.halted ?? at };
    case 'resume':
      return { ...before, halted: undefined };
    case 'thin':
      return { ...before, size: value ?? UNDISTURBED.size };
    case 'widen':
      return { ...before, width: value ?? 1 };
  }
}

function isSame(one: Stretch, other: Stretch): boolean {
  return (
    one.factor === other.factor &&
    one.underFactor === other.underFactor &&
    one.width === other.width &&
    one.size === other.size &&
    one.halted === other.halted
  );
}

export function isUndisturbed(stretch: Stretch): boolean {
  return isSame(stretch, UNDISTURBED);
}

export function stretchAt(stretches: readonly Stretch[], moment: number): Stretch {
  return stretches[stretchIndexAt(stretches, moment)] ?? UNDISTURBED;
}

/** Where among them the one is that a moment lies in. */
export function stretchIndexAt(stretches: readonly Stretch[], moment: number): number {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stretches[middle]?.from ?? LATER) <= moment) low = middle;
    else high = middle - 1;
  }
  return low;
}

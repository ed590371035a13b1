import { type Deed, inForce } from './deeds.js';

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
  const moments = new Set([...own, ...under].map(({ at }) => at).sort((one, other) => one - other));
  const found = [UNDISTURBED];
  for (const moment of moments) {
    const next = stretchFrom(moment, own, under);
    const last = found.at(-1) ?? UNDISTURBED;
    if (!isSame(last, next)) found.push(next);
  }
  return found;
}

function stretchFrom(from: number, own: readonly Deed[], under: readonly Deed[]): Stretch {
  const stretch = { ...UNDISTURBED, from };
  for (const { kind, at, value } of [...inForce(own, from), ...haltsAndJumps(under, from)]) {
    if (kind === 'halt') stretch.halted = Math.min(at, stretch.halted ?? at);
    else if (kind === 'thin') stretch.size = value ?? stretch.size;
    else if (kind === 'widen') stretch.width = value ?? 1;
  }
  stretch.factor = jumpsOf(own, from);
  stretch.underFactor = jumpsOf(under, from);
  return stretch;
}

function haltsAndJumps(deeds: readonly Deed[], moment: number) {
  return inForce(deeds, moment).filter(({ kind }) => kind === 'halt' || kind === 'jump');
}

function jumpsOf(deeds: readonly Deed[], moment: number): number {
  const jumps = inForce(deeds, moment).filter(({ kind }) => kind === 'jump');
  return jumps.reduce((product, { value }) => product * (value ?? 1), 1);
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
  return stretches.findLast(({ from }) => from <= moment) ?? UNDISTURBED;
}

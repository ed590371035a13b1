import type { Disturbance } from './disturbance.js';

/** Something done to an instrument. */
export interface Deed {
  readonly kind: Disturbance['kind'] | 'resume';
  readonly at: number;
  readonly value: number | undefined;
}

export type DeedInForce = Deed & Pick<Disturbance, 'kind'>;

/** Each is looked through for every option on the instrument whenever something is done to it. */
const MOST_DEEDS = 2000;

/**
 * What is done at the same moment happens in the order in which it was told. Of very many the older half is
 * forgotten, but for what of it is still in force.
 */
export function withDeed(deeds: readonly Deed[], deed: Deed): readonly Deed[] {
  const before = deeds.findLastIndex(({ at }) => at <= deed.at);
  const all = deeds.toSpliced(before + 1, 0, deed);
  return all.length <= MOST_DEEDS
    ? all
    : [...summed(all.slice(0, MOST_DEEDS / 2)), ...all.slice(MOST_DEEDS / 2)];
}

/** What is left of deeds in the end, all jumps in one. */
function summed(deeds: readonly Deed[]): readonly Deed[] {
  const left = inForce(deeds, Number.POSITIVE_INFINITY);
  const jumps = left.filter(({ kind }) => kind === 'jump');
  const last = jumps.at(-1);
  const others = left.filter(({ kind }) => kind !== 'jump');
  const all: readonly Deed[] =
    last === undefined ? others : [...others, { ...last, value: productOf(jumps) }];
  return all.toSorted((one, other) => one.at - other.at);
}

function productOf(jumps: readonly Deed[]): number {
  return jumps.reduce((product, { value }) => product * (value ?? 1), 1);
}

/** Jumps add to each other; of all else the last one holds, and what is halted is not halted again. */
export function inForce(deeds: readonly Deed[], moment: number): readonly DeedInForce[] {
  const jumps: DeedInForce[] = [];
  let halt: DeedInForce | undefined;
  let thin: DeedInForce | undefined;
  let wide: DeedInForce | undefined;
  for (const { kind, at, value } of deeds) {
    if (at > moment) break;
    if (kind === 'jump') jumps.push({ kind, at, value });
    else if (kind === 'resume') halt = undefined;
    else if (kind === 'halt') halt ??= { kind, at, value };
    else if (kind === 'thin') thin = value === undefined ? undefined : { kind, at, value };
    else wide = value === 1 ? undefined : { kind, at, value };
  }
  return [halt, ...jumps, thin, wide].filter((deed) => deed !== undefined);
}

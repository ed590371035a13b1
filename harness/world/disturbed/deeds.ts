import type { Disturbance } from './disturbance.js';

/** Something done to an instrument. */
export interface Deed {
  readonly kind: Disturbance['kind'] | 'resume';
  readonly at: number;
  readonly value: number | undefined;
}

export type DeedInForce = Deed & Pick<Disturbance, 'kind'>;

/** What is done at the same moment happens in the order in which it was told. */
export function withDeed(deeds: readonly Deed[], deed: Deed): readonly Deed[] {
  const after = deeds.findIndex(({ at }) => at > deed.at);
  return deeds.toSpliced(after < 0 ? deeds.length : after, 0, deed);
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

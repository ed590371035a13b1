import type { Past } from '../archive.js';
import type { Days } from '../days.js';
import type { Look } from '../look.js';

/** One number about an instrument: what scans rank by and filters compare. Undefined where there is none. */
export interface Figure {
  /** What has to be known of days past, so that it can be collected in slices before. */
  readonly pasts: readonly Past[];
  of(look: Look): number | undefined;
}

/** A figure of the moment alone. */
export function current(of: (look: Look) => number | undefined): Figure {
  return { pasts: [], of };
}

/** A figure that looks at one stretch of days before today. */
export function since(past: Past, of: (look: Look, days: Days) => number | undefined): Figure {
  return {
    pasts: [past],
    of: (look) => of(look, look.archive.daysOf(look.instrument, look.at, past)),
  };
}

/** A figure made of two others, where there are both. */
export function both(one: Figure, other: Figure, of: (one: number, other: number) => number): Figure {
  return {
    pasts: [...one.pasts, ...other.pasts],
    of(look) {
      const [first, second] = [one.of(look), other.of(look)];
      return first === undefined || second === undefined ? undefined : finite(of(first, second));
    },
  };
}

/** How much more one is than the other, in per cent. */
export function changePercent(to: number, from: number): number {
  return (to / from - 1) * 100;
}

/** Division by nothing makes no figure. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

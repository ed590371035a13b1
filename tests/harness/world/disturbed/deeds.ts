import fc from 'fast-check';
import { type DisturbedMarket, disturbMarket } from '../../../../harness/world/disturbed/market.js';
import type { Market } from '../../../../harness/world/market.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';

/** Something done so long after a moment, and ended so long after that. */
interface Deed {
  readonly kind: 'halt' | 'jump' | 'thin' | 'widen';
  readonly after: number;
  readonly lasts: number;
  readonly value: number;
}

/** Within the twelve minutes after a moment, half of them at once; never before it. */
export const someDeeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('halt', 'jump', 'jump', 'thin', 'widen'),
    after: fc.oneof(
      fc.nat(30 * 60_000),
      fc.nat(30).map((minutes) => minutes * 60_000),
    ),
    lasts: fc.oneof(fc.nat(90_000), fc.nat(40 * 60_000), fc.nat(3 * 86_400_000)),
    value: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 4 },
);

export function disturbed(
  market: Market,
  instrument: Instrument,
  from: number,
  deeds: readonly Deed[],
): DisturbedMarket {
  const found = disturbMarket(market);
  for (const { kind, after, lasts, value } of deeds) {
    const at = from + after;
    if (kind === 'jump') found.jump(instrument, at, 0.7 + value / 50);
    else if (kind === 'halt') {
      found.halt(instrument, at);
      found.resume(instrument, at + lasts);
    } else if (kind === 'thin') {
      found.thin(instrument, at, value);
      found.thin(instrument, at + lasts, undefined);
    } else {
      found.widen(instrument, at, 1 + value / 4);
      found.widen(instrument, at + lasts, 1);
    }
  }
  return found;
}

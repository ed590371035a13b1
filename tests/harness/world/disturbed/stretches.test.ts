import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Deed, inForce, withDeed } from '../../../../harness/world/disturbed/deeds.js';
import { stretchAt, stretchesOf } from '../../../../harness/world/disturbed/stretches.js';

/** At few moments, so that several are at the same one. */
const aDeed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('halt', 'resume', 'jump', 'thin', 'widen'),
  at: fc.nat(12),
  value: fc.constantFrom(1, 2, 0.5),
});
const someDeeds = fc
  .array(aDeed, { maxLength: 12 })
  .map((deeds) => deeds.reduce<readonly Deed[]>(withDeed, []));

test('in every stretch there is what is in force at its moments, and beside it something else', () => {
  fc.assert(
    fc.property(someDeeds, someDeeds, (own, under) => {
      const stretches = stretchesOf(own, under);
      for (let moment = -1; moment < 14; moment += 0.5) {
        const [mine, theirs] = [inForce(own, moment), inForce(under, moment)];
        const valueIn = (kind: Deed['kind']) => mine.find((deed) => deed.kind === kind)?.value;
        const product = (deeds: readonly Deed[]) =>
          deeds.reduce((all, { kind, value = 1 }) => (kind === 'jump' ? all * value : all), 1);
        const halts = [...mine, ...theirs].flatMap(({ kind, at }) => (kind === 'halt' ? at : []));
        const { from, ...found } = stretchAt(stretches, moment);
        expect(from).toBeLessThanOrEqual(moment);
        expect(found).toEqual({
          factor: product(mine),
          underFactor: product(theirs),
          width: valueIn('widen') ?? 1,
          size: valueIn('thin') ?? Number.POSITIVE_INFINITY,
          halted: halts.length === 0 ? undefined : Math.min(...halts),
        });
      }
      for (const [at, { from: _, ...stretch }] of stretches.entries()) {
        const { from: __, ...next } = stretches[at + 1] ?? { from: 0 };
        expect(stretch).not.toEqual(next);
      }
    }),
  );
});

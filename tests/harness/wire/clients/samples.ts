import { encode } from '../../../../harness/wire/encode.js';
import { bool, double, id, int } from '../../../../harness/wire/field-types.js';
import type { Layout, Step } from '../../../../harness/wire/layout.js';
import { stepsAt } from '../../../../harness/wire/steps.js';
import { integer, type Random } from '../../../../platform/random/random.js';

/** A value of the test's own making, spelled as it goes over the wire. */
export type Sample = { readonly [name: string]: string | readonly Sample[] };

/** Fields that open optional blocks, or that clients turn into something else than text or a number. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  'tickPrice.tickType': ['2', '4', '66', '67', '68'],
  'tickByTick.tickType': ['1', '2', '3', '4'],
  'contractDetails.secType': ['STK', 'FUND'],
  'conditions.type': ['1', '3', '4', '5', '6', '7'],
  'conditions.conjunction': ['a', 'o'],
  orderType: ['LMT', 'PEG BENCH'],
  deltaNeutralOrderType: ['', 'None', 'MKT'],
  scalePriceIncrement: ['', '0.25'],
  hedgeType: ['', 'D'],
  algoStrategy: ['', 'Adaptive'],
  right: ['C', 'P'],
  attrMask: ['0', '1'],
  mask: ['0', '1', '2', '3'],
  isSuccessful: ['true', 'false'],
};

/** Texts that every client reads as a number, and numbers that some client reads as a whole one. */
const numeric =
  /^(multiplier|value|yieldRedemptionDate|advancedOrderRejectJson|coupon|evMultiplier|size|minTick|.*(Before|Change|After))$/;

/** Makes messages in which no two values are the same, so that one in the wrong place is noticed. */
export function createSampler(random: Random) {
  let last = 1000;

  function spell(context: string, name: string, type: unknown): string {
    const choice = chosen[`${context}.${name}`] ?? chosen[name];
    if (choice) return choice[integer(random, 0, choice.length - 1)] ?? '';
    last += 1;
    if (type === bool) return String(integer(random, 0, 1));
    if (type === int || type === id || numeric.test(name)) return String(last);
    if (type === double) return `${last}.25`;
    return context === 'execDetails' && name === 'time' ? String(1_770_000_000 + last) : `t${last}`;
  }

  function fill(steps: readonly Step[], context: string, into: Record<string, string | Sample[]>): void {
    for (const step of steps) {
      if (step.kind === 'fields') {
        for (const [name, type] of step.fields) {
          into[name] = type.standing ?? spell(context, name, type);
        }
      } else if (step.kind === 'when') {
        const found = into[step.name];
        const opens = step.holds(typeof found === 'string' ? found : String(found?.length ?? ''));
        if (opens) fill(step.steps, context, into);
      } else if (step.kind === 'rows') {
        into[step.name] = Array.from({ length: integer(random, 0, 3) }, () => row(step.steps, step.name));
      }
    }
  }

  function row(steps: readonly Step[], context: string): Sample {
    const into: Record<string, string | Sample[]> = {};
    fill(steps, context, into);
    return into;
  }

  return (message: Layout, version: number) => {
    const sample = row(stepsAt(message.steps, version), message.name);
    return { sample, body: encode(message, version, sample) };
  };
}

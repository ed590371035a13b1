/** A time without a break, from `start` up to but without `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How much of the stretches has passed at a moment: the breaks between them do not count. */
export function passedAt(stretches: readonly Stretch[], moment: number): number {
  let passed = 0;
  for (const { start, end } of stretches) {
    if (moment <= start) break;
    passed += Math.min(moment, end) - start;
  }
  return passed;
}

/** The moment at which so much has passed; the last stretch has no end to it. */
export function momentAfter(stretches: readonly Stretch[], passed: number): number {
  let left = passed;
  let moment = 0;
  for (const { start, end } of stretches) {
    moment = start + left;
    if (moment < end) break;
    left -= end - start;
  }
  return moment;
}

export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}

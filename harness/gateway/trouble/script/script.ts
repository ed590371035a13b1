/** Trouble in its order: a text of one step a line, understood. */
export interface Script {
  /** Of its file, or the one it comes with. */
  readonly name: string;
  readonly parts: readonly (Step | Repeat)[];
}

export interface Step {
  readonly kind: 'step';
  /** Where it is written, from 1. */
  readonly line: number;
  readonly when: When;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Steps that are done several times over. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly times: number;
  readonly steps: readonly Step[];
}

/** A step waits for its time, and for the step before it. */
export type When =
  /** So long after the script began, on the watch of whoever waits. */
  | { readonly kind: 'from-start'; readonly ms: number }
  /** So long after the step before was due, on the same watch. */
  | { readonly kind: 'then'; readonly ms: number }
  /** A moment of the market, as `trouble/moment.ts` reads it. */
  | { readonly kind: 'at'; readonly moment: string };

/** How many steps are done in all. */
export function countSteps({ parts }: Pick<Script, 'parts'>): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'step' ? 1 : part.times * part.steps.length), 0);
}

/** The steps as they are done; `again` where a round of a repetition begins anew. */
export function* stepsOf({ parts }: Script): Generator<{ readonly step: Step; readonly again: boolean }> {
  for (const part of parts) {
    if (part.kind === 'step') {
      yield { step: part, again: false };
      continue;
    }
    for (let round = 0; round < part.times; round += 1) {
      for (const [at, step] of part.steps.entries()) yield { step, again: round > 0 && at === 0 };
    }
  }
}

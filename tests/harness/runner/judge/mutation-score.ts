import { judge } from '../../../../harness/runner/judge/judge.js';
import type { Random } from '../../../../platform/random/random.js';
import type { Transcript } from '../../../fixtures/transcripts/transcript.js';
import { harmless } from './harmless/harmless.js';
import { missed } from './missed.js';
import { type Mutant, mutantsOf } from './mutants.js';

interface Count {
  refused: number;
  all: number;
}

/** How many changed transcripts the judge refuses. */
interface MutationScore {
  /** Of those that matter. */
  readonly matter: Count;
  /** Of those that need not be noticed, by the class that says why. */
  readonly harmless: ReadonlyMap<string, Count>;
  /** Those that matter and passed, with the reason why where one is known. */
  readonly survivors: readonly { readonly text: string; readonly because: string | undefined }[];
}

/** @param share of all mutants, drawn by chance */
export function mutationScore(
  transcripts: readonly Transcript[],
  share: number,
  random: Random,
): MutationScore {
  const matter: Count = { refused: 0, all: 0 };
  const ofClass = new Map(harmless.map(({ name }): [string, Count] => [name, { refused: 0, all: 0 }]));
  const survivors: { text: string; because: string | undefined }[] = [];
  for (const { example, seen } of transcripts) {
    for (const mutant of mutantsOf(seen)) {
      if (random.next() >= share) continue;
      const isRefused = judge(mutant.seen, example).outcome !== 'pass';
      const why = harmless.find(({ holds }) => holds(mutant));
      const count = (why && ofClass.get(why.name)) ?? matter;
      count.all += 1;
      if (isRefused) count.refused += 1;
      else if (!why) {
        const because = missed.find(({ holds }) => holds(mutant))?.because;
        survivors.push({ text: `${example.id}: ${inWords(mutant)}`, because });
      }
    }
  }
  return { matter, harmless: ofClass, survivors };
}

function inWords({ change, message, index, next, altered }: Mutant): string {
  if (altered)
    return `message ${index}, ${message.name}: ${altered.field} "${altered.before}" became "${altered.after}"`;
  return `message ${index}, ${message.name}: ${change}${change === 'swapped with the next' ? `, ${next?.name}` : ''}`;
}

/** For whoever wants to know where the judge does not look. */
export function scoreText({ matter, harmless: classes, survivors }: MutationScore): string {
  const share = ((100 * matter.refused) / matter.all).toFixed(2);
  return [
    `${matter.refused} of ${matter.all} that matter were refused: ${share} %`,
    ...survivors.map(({ text, because }) => `  passed: ${text} (${because ?? 'nobody knows why'})`),
    'those that need not be noticed, and were:',
    ...[...classes].map(([name, { refused, all }]) => `  ${refused} of ${all}: ${name}`),
  ].join('\n');
}

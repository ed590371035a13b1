import type { Example } from '../../example/example.js';
import type { RunRecord } from '../records/record.js';
import type { Outcome } from '../verdict.js';
import { type FailedExample, failedExamples } from './failures.js';
import type { Review, ReviewVerdict } from './review.js';
import type { ReviewStore } from './store.js';

export type Answer =
  | { readonly say: 'fixed' }
  | { readonly say: 'skip' }
  | { readonly say: 'quit' }
  | { readonly say: 'environment'; readonly reason?: string }
  | { readonly say: 'unfixable'; readonly reason: string };

/** What the person is told between questions. */
export type News =
  | { readonly kind: 'recorded'; readonly verdict: ReviewVerdict }
  /** The file is what it was when it failed. */
  | { readonly kind: 'unchanged' }
  /** The file is gone, or no example any more. */
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'ran-again'; readonly outcome: Outcome; readonly runs: number };

/** The person, and what is done for them. */
export interface Desk {
  show(failure: FailedExample, place: { readonly number: number; readonly of: number }): Promise<void>;
  ask(failure: FailedExample): Promise<Answer>;
  tell(news: News): void;
  /** The example as its file says it now. */
  reread(failed: RunRecord): Promise<Example | { readonly trouble: string }>;
  /** Runs it as often as the validation did. */
  rerun(example: Example): Promise<readonly RunRecord[]>;
}

/** Said of an example, and kept. */
export type Said = Pick<Review, 'example' | 'verdict' | 'reason' | 'rerun'>;

export interface Reviewed {
  readonly said: readonly Said[];
  /** Those that are as open as before, by example. */
  readonly open: readonly string[];
}

/** Goes through failures one by one; each verdict is kept before anything else is asked or done. */
export async function reviewFailures(
  failures: readonly FailedExample[],
  desk: Desk,
  store: ReviewStore,
): Promise<Reviewed> {
  const said: Said[] = [];
  const open: string[] = [];
  for (const [index, failure] of failures.entries()) {
    const place = { number: index + 1, of: failures.length };
    const end = await reviewOne(failure, place, { desk, store, said: (one) => said.push(one) });
    if (end !== 'settled') open.push(failure.record.example);
    if (end === 'quit') {
      open.push(...failures.slice(index + 1).map(({ record }) => record.example));
      break;
    }
  }
  return { said, open };
}

interface Sitting {
  readonly desk: Desk;
  readonly store: ReviewStore;
  /** Told of each verdict once it is on record. */
  said(one: Said): void;
}

/** Until it is settled or left alone: what was mended and fails again is shown anew. */
async function reviewOne(
  first: FailedExample,
  place: { readonly number: number; readonly of: number },
  sitting: Sitting,
): Promise<'settled' | 'skip' | 'quit'> {
  const { desk, store, said } = sitting;
  let failure = first;
  await desk.show(failure, place);
  for (;;) {
    const answer = await desk.ask(failure);
    if (answer.say === 'skip' || answer.say === 'quit') return answer.say;
    if (answer.say === 'fixed') {
      const again = await tryAgain(failure, sitting);
      if (again === 'settled') return again;
      if (again !== undefined) {
        failure = again;
        await desk.show(failure, place);
      }
      continue;
    }
    const { say: verdict, reason } = answer;
    const { validation, example, hash } = failure.record;
    await store.add({ validation, example, hash, verdict, reason });
    said({ example, verdict, reason, rerun: undefined });
    desk.tell({ kind: 'recorded', verdict });
    return 'settled';
  }
}

/** Runs what is said to be fixed: settled, the new failure, or undefined where nothing ran. */
async function tryAgain(
  { record }: FailedExample,
  { desk, store, said }: Sitting,
): Promise<'settled' | FailedExample | undefined> {
  const example = await desk.reread(record);
  if ('trouble' in example) {
    desk.tell({ kind: 'unreadable', why: example.trouble });
    return undefined;
  }
  if (example.hash === record.hash) {
    desk.tell({ kind: 'unchanged' });
    return undefined;
  }
  const { validation, example: id, hash } = record;
  const review = await store.add({ validation, example: id, hash, verdict: 'fixed', reason: undefined });
  desk.tell({ kind: 'recorded', verdict: 'fixed' });
  const records = await desk.rerun(example);
  const [failed] = failedExamples(records);
  const outcome = failed?.record.outcome ?? records.at(-1)?.outcome ?? 'skipped';
  await store.ranAgain(review, outcome);
  said({ example: id, verdict: 'fixed', reason: undefined, rerun: outcome });
  desk.tell({ kind: 'ran-again', outcome, runs: records.length });
  if (outcome === 'pass') return 'settled';
  return failed && { ...failed, review: undefined };
}

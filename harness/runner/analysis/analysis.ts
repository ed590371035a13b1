import type { Environment, RunRecord } from '../records/record.js';
import type { Expected } from './expected.js';
import { type Section, sectionOf } from './section.js';

/** What a validation came to. */
export interface Analysis {
  /** One for each kind of environment that there were runs in: a simulated pass is never counted as a real one. */
  readonly sections: readonly Section[];
  /** Too little passed for the results to be taken as they are: a person has to look. */
  readonly verdict: 'fine' | 'manual review';
  readonly expected: Expected;
}

const KINDS: readonly Environment['kind'][] = ['embedded', 'lent', 'real'];

/** In whatever order the records come, it comes to the same. */
export function analyse(records: readonly RunRecord[], expected: Expected): Analysis {
  const inOrder = records.toSorted(byExampleAndRun);
  const sections = KINDS.flatMap((kind) => {
    const own = inOrder.filter(({ evidence }) => evidence.environment.kind === kind);
    return own.length === 0 ? [] : sectionOf(kind, own, expected);
  });
  const isShort = sections.some(({ shortfalls }) => shortfalls.length > 0);
  return { sections, verdict: isShort ? 'manual review' : 'fine', expected };
}

export function byExampleAndRun(a: RunRecord, b: RunRecord): number {
  return compare(a.example, b.example) || a.run - b.run || compare(a.validation, b.validation);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

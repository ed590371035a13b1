import { isFlaky, type RunRecord } from '../records/record.js';
import type { OutcomeCounts } from '../verdict.js';
import { grouped } from './grouped.js';
import { isJudged, outcomeCounts } from './rates.js';
import { type Times, timesOf } from './times.js';

/** What became of one example in all its runs. */
export interface ExampleFigures
  extends Pick<RunRecord, 'example' | 'title' | 'file' | 'line' | 'language' | 'category'> {
  readonly outcomes: OutcomeCounts;
  readonly judged: number;
  /** Runs that passed, but not at the first try. */
  readonly flaky: number;
  readonly times: Times | undefined;
  /** Undefined where there was nothing to compare: fewer than two judged runs of the same code. */
  readonly sameness: Sameness | undefined;
}

/** How far runs of the same code were equal. */
export interface Sameness {
  readonly isSame: boolean;
  /** Of outcomes, and of what was said on the wire, the most different ones that the same code has led to. */
  readonly outcomes: number;
  readonly digests: number;
}

interface Where {
  /** Whether a run can be repeated to the byte there; no two conversations with a real gateway are the same. */
  readonly repeats: boolean;
}

export function exampleFigures(records: readonly RunRecord[], where: Where): readonly ExampleFigures[] {
  return [...grouped(records, ({ example }) => example).values()].flatMap((runs) => {
    const [first] = runs;
    if (!first) return [];
    const { example, title, file, line, language, category } = first;
    return {
      ...{ example, title, file, line, language, category },
      outcomes: outcomeCounts(runs),
      judged: runs.filter(isJudged).length,
      flaky: runs.filter(isFlaky).length,
      times: timesOf(runs),
      sameness: samenessOf(runs, where),
    };
  });
}

function samenessOf(runs: readonly RunRecord[], { repeats }: Where): Sameness | undefined {
  const comparable = [...grouped(runs.filter(isJudged), ({ hash }) => hash).values()].filter(
    (of) => of.length > 1,
  );
  if (comparable.length === 0) return undefined;
  const most = (what: (run: RunRecord) => string | undefined) =>
    Math.max(...comparable.map((of) => new Set(of.map(what).filter((value) => value !== undefined)).size));
  const outcomes = most(({ outcome }) => outcome);
  const digests = most(({ evidence }) => evidence.digest);
  return { isSame: outcomes === 1 && (digests <= 1 || !repeats), outcomes, digests };
}

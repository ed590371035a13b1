import type { Example } from '../../harness/example/example.js';
import type { Ran } from '../../harness/runner/ran.js';
import type { RunRecord } from '../../harness/runner/records/record.js';
import type { Validation } from '../../harness/runner/records/validation.js';
import type { Desk } from '../../harness/runner/review/session.js';
import { recordOf } from '../../harness/runner/validation/job.js';
import { type Ask, askVerdict } from './answers.js';
import { failureText } from './failure-text.js';
import { newsText } from './news-text.js';
import { rereadExample } from './reread.js';
import type { SimilarPatterns } from './similar-patterns.js';

interface DeskOptions {
  readonly validation: Validation;
  /** What a person reads, and what they are asked. */
  readonly write: (text: string) => void;
  readonly ask: Ask;
  readonly run: (example: Example) => Promise<Ran>;
  readonly similarPatterns: SimilarPatterns;
}

/** Reviews in words: failures are shown, keys are answers, mended files are read and run again. */
export function openDesk({ validation, write, ask, run, similarPatterns }: DeskOptions): Desk {
  return {
    async show(failure, { number, of }) {
      const text = failureText(failure, await similarPatterns(failure.record));
      write(`\n[${number} of ${of}] ${text}\n`);
    },
    ask: () => askVerdict(ask, write),
    tell: (news) => write(newsText(news)),
    reread: (failed) => rereadExample(validation.asked.folder, failed),
    async rerun(example) {
      const records: RunRecord[] = [];
      for (let number = 1; number <= validation.runs; number += 1) {
        const place = { validation: validation.id, example: example.id, run: number };
        records.push(recordOf(place, example, await run(example)));
      }
      return records;
    },
  };
}

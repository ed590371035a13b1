import type { Validation } from '../../harness/runner/records/validation.js';
import type { FailedExample } from '../../harness/runner/review/failures.js';
import type { Reviewed } from '../../harness/runner/review/session.js';
import { failureLine } from './failure-text.js';

/** Which are open, a line each. */
export function listText({ id }: Validation, failures: readonly FailedExample[]): string {
  if (failures.length === 0) return `${id}: nothing is open\n`;
  return `${[`${id}: ${open(failures.length)}`, ...failures.map((each) => `  ${failureLine(each)}`)].join('\n')}\n`;
}

/** What was said at one sitting, and what is left. */
export function reviewedText({ id }: Validation, { said, open: left }: Reviewed): string {
  const verdicts = said.length === 1 ? 'one verdict' : `${said.length} verdicts`;
  const next = left.length === 0 ? '' : `; \`ibs review ${id}\` goes on with ${left.slice(0, 3).join(', ')}`;
  const more = left.length > 3 ? ' …' : '';
  return `\n${id}: ${verdicts} recorded, ${left.length === 0 ? 'nothing is open' : open(left.length)}${next}${more}\n`;
}

function open(count: number): string {
  return count === 1 ? 'one example is open' : `${count} examples are open`;
}

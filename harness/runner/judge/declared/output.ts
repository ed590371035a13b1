import type { Example } from '../../../example/example.js';
import type { Observed } from '../../observed.js';

/** What an example prints is what a reader sees of it. */
export function whatWasNotPrinted({ stdout }: Observed, { expects }: Example): readonly string[] {
  if (stdout.trim() === '' && expects.output.length === 0) return ['nothing was printed'];
  return expects.output
    .filter((pattern) => !new RegExp(pattern, 'm').test(stdout))
    .map((pattern) => `nothing that was printed matches /${pattern}/`);
}

import { reducedStatement } from '../../harness/sandbox/reduced/statement.js';
import type { Isolation } from '../../harness/sandbox/result.js';

/** How a program was contained: in a line where all walls hold, and one for each that does not. */
export function isolationText({ level, walls }: Isolation, missing: string | undefined): readonly string[] {
  const missed = walls.filter(({ holds }) => !holds).map(({ name, by }) => `  no wall ${name}: ${by}`);
  if (level === 'full') {
    const held = walls.length - missed.length;
    const count = missed.length === 0 ? `all ${held} walls hold` : `${held} of ${walls.length} walls hold`;
    return [`contained by bubblewrap: ${count}`, ...missed];
  }
  const why = missing === undefined ? '' : ` (${missing})`;
  return [`${reducedStatement}${why}`, ...missed];
}

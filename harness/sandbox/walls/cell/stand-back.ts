import { writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** The first to be killed where the machine as a whole has no memory left. */
const FIRST = 1000;
/** Where processes are not counted in groups, many of a program's have many shares of the processors. */
const NICER = 5;

/**
 * What a cell starts from now on goes after us and the guard: in memory, and, where the kernel does not divide the
 * processors between groups, in time.
 */
export function standBack(pid: number, hasShareOfItsOwn: boolean): void {
  attempt(() => writeFileSync(`/proc/${pid}/oom_score_adj`, String(FIRST)));
  if (hasShareOfItsOwn) return;
  attempt(() => setPriority(pid, Math.min(getPriority() + NICER, constants.priority.PRIORITY_LOW)));
}

/** Some systems let nobody do so; the walls stand all the same. */
function attempt(change: () => void): void {
  try {
    change();
  } catch {
    // It stays as it is.
  }
}

import type { TaskState } from './progress.js';

const FIGURES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** From 0 to 1; undefined while the total is not known. More than all is still all. */
export function share({ done, total }: TaskState): number | undefined {
  if (total === undefined) return undefined;
  return total <= 0 ? 1 : Math.min(1, Math.max(0, done / total));
}

/** "120 of 400 (30 %)", or "120" while the total is not known. */
export function amount(task: TaskState): string {
  const part = share(task);
  if (task.total === undefined || part === undefined) return FIGURES.format(task.done);
  // Rounded down: 100 % is said only when all is done.
  return `${FIGURES.format(task.done)} of ${FIGURES.format(task.total)} (${Math.floor(part * 100)} %)`;
}

/** What a note brings along must not break the line it is shown on, nor steer the terminal. */
export function oneLine(text: string): string {
  return text.replace(/\s*\p{Cc}+\s*/gu, ' ').trim();
}

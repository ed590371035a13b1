import type { Clock } from '../clock/clock.js';
import { durationText } from '../text/figures.js';
import { type Progress, progressWith, type TaskState } from './progress.js';
import { amount, oneLine, share } from './wording.js';

export interface Terminal {
  write(text: string): unknown;
  /** Asked at each drawing, because windows change their size. */
  readonly columns?: number | undefined;
}

/** As often as the eye follows. */
const REDRAW_MS = 80;
const BAR_CELLS = 24;
/** Narrower than this, figures say more than a bar. */
const BAR_MIN_COLUMNS = 60;
const ERASE_LINE = '\r\u001b[2K';

/** One line that redraws itself. When several tasks run at once it shows the one that moved last. */
export function barProgress(terminal: Terminal, clock: Clock, options: { colour: boolean }): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;

  const draw = (task: TaskState) => {
    // Some terminals say that they have no columns.
    const columns = terminal.columns || 80;
    const part = share(task);
    const bar = part !== undefined && columns >= BAR_MIN_COLUMNS ? `${barOf(part)} ` : '';
    const text = oneLine(`${task.label} ${bar}${amount(task)}${task.note ? `  ${task.note}` : ''}`);
    // A line that fills the last column may wrap, and a wrapped line cannot be erased.
    const fitted = cutTo(columns - 1, text);
    terminal.write(ERASE_LINE + (options.colour ? coloured(fitted) : fitted));
    drawnAt = clock.monotonic();
  };

  return progressWith(() => {
    const began = clock.monotonic();
    return {
      begun: draw,
      moved(task) {
        if (clock.monotonic() - drawnAt >= REDRAW_MS) draw(task);
      },
      ended(task, outcome) {
        const time = durationText(clock.monotonic() - began);
        terminal.write(
          `${ERASE_LINE}${oneLine(`${task.label}: ${amount(task)}, ${outcome} after ${time}`)}\n`,
        );
        drawnAt = Number.NEGATIVE_INFINITY;
      },
    };
  });
}

function barOf(part: number): string {
  const full = Math.floor(part * BAR_CELLS);
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
}

function cutTo(width: number, text: string): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

function coloured(text: string): string {
  return text.replace(/█+/, (full) => `\u001b[36m${full}\u001b[39m`);
}

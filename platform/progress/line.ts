import type { Clock } from '../clock/clock.js';
import { durationText } from '../text/figures.js';
import { type Progress, progressWith, type TaskState } from './progress.js';
import { amount, oneLine, share } from './wording.js';

const EVERY_MS = 5_000;
const EVERY_SHARE = 0.1;

/** Plain lines for a pipe or a log file: at most one in five seconds or ten per cent, whichever comes first. */
export function lineProgress(write: (text: string) => void, clock: Clock): Progress {
  return progressWith(() => {
    const began = clock.monotonic();
    let saidAt = began;
    let saidShare = 0;
    const say = (task: TaskState, text: string) => write(`${oneLine(`${task.label}: ${text}`)}\n`);
    return {
      begun: (task) => say(task, task.total === undefined ? 'begun' : amount(task)),
      moved(task) {
        const now = clock.monotonic();
        const part = share(task) ?? 0;
        // The last step is said by `ended`.
        if (part === 1 || (now - saidAt < EVERY_MS && part - saidShare < EVERY_SHARE - 1e-9)) return;
        saidAt = now;
        saidShare = part;
        say(task, task.note ? `${amount(task)}, ${task.note}` : amount(task));
      },
      ended: (task, outcome) =>
        say(task, `${amount(task)}, ${outcome} after ${durationText(clock.monotonic() - began)}`),
    };
  });
}

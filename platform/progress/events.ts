import { type Progress, progressWith, type TaskState } from './progress.js';

export type ProgressEvent =
  | ({ readonly type: 'begun' | 'moved' } & TaskState)
  | ({ readonly type: 'ended'; readonly outcome: string } & TaskState);

/** Every movement as data, for the wire; whoever sends it on decides how often. */
export function eventProgress(sink: (event: ProgressEvent) => void): Progress {
  return progressWith(() => ({
    begun: (task) => sink({ type: 'begun', ...task }),
    moved: (task) => sink({ type: 'moved', ...task }),
    ended: (task, outcome) => sink({ type: 'ended', ...task, outcome }),
  }));
}

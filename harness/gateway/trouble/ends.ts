import type { Cancel } from '../../../platform/clock/clock.js';
import { Fault } from '../../../platform/errors/fault.js';
import type { Action, Effect } from './action.js';
import type { ReadAction } from './read-action.js';
import type { Stage } from './stage.js';
import { onePerSubject, type Subject } from './subjects.js';

/** What is to end by itself after a while. */
export interface Ends {
  /**
   * Of what an action that is about to be done begins or ends, nothing is left to what came before it: what was to
   * end by itself does not.
   *
   * @returns to be called when it has been done
   */
  about(read: ReadAction): () => void;
  close(): void;
}

interface End {
  readonly effects: readonly Effect[];
  readonly subject: string | undefined;
  readonly cancel: Cancel;
}

export function createEnds(stage: Stage): Ends {
  const { wall, log } = stage.backend;
  const ends = new Set<End>();

  const cancel = (effects: readonly Effect[], { name }: Subject) => {
    for (const end of ends) {
      const isAbout = name === undefined || name === end.subject;
      if (!isAbout || !end.effects.some((effect) => effects.includes(effect))) continue;
      end.cancel();
      ends.delete(end);
    }
  };

  const endAfter = (ms: number, { effects = [], undo }: Action, { name, parameters }: Subject) => {
    const end: End = {
      effects,
      subject: name,
      cancel: wall.after(ms, () => {
        ends.delete(end);
        try {
          log.info({ ended: effects, subject: name }, `trouble: ${undo?.(stage, parameters)}`);
        } catch (error) {
          // Who was meant has gone.
          if (error instanceof Fault)
            log.debug({ ended: effects, code: error.code }, 'there was nothing to end');
          else log.error({ ended: effects, err: error }, 'trouble could not be ended');
        }
      }),
    };
    ends.add(end);
  };

  return {
    about({ action, parameters }) {
      const { effects = [] } = action;
      const { for: ms } = parameters;
      const subjects = effects.length === 0 ? [] : onePerSubject(stage, parameters);
      return () => {
        for (const subject of subjects) {
          cancel(effects, subject);
          if (typeof ms === 'number') endAfter(ms, action, subject);
        }
      };
    },
    close() {
      for (const end of ends) end.cancel();
      ends.clear();
    },
  };
}

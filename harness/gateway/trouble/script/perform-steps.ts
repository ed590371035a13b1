import { Fault } from '../../../../platform/errors/fault.js';
import type { Log } from '../../../../platform/log/log.js';
import type { Failure } from './play.js';
import { type Script, stepsOf } from './script.js';
import { createTiming, type Watches } from './timing.js';

/** What a script is played with. */
export interface Means extends Watches {
  readonly log: Log;
  /** Does one step; throws where it cannot be done. */
  readonly perform: (action: string, parameters: Readonly<Record<string, string>>) => string;
}

/** How far a script has come. */
export interface Running {
  steps: number;
  next: number | undefined;
  failed: number;
  readonly failures: Failure[];
}

/** So many failures are remembered. */
const MAX_KEPT = 100;
/** A script may have thousands of steps for one moment: after so many of them, others are served. */
const AT_ONCE = 20;

/** Does the steps of a script one after the other, each when its time has come. */
export async function performSteps(
  script: Script,
  running: Running,
  signal: AbortSignal,
  { clock, wall, log, perform }: Means,
): Promise<void> {
  const timing = createTiming({ clock, wall }, signal);
  let atOnce = 0;
  for (const { step, again } of stepsOf(script)) {
    const { line, when, action, parameters } = step;
    running.next = line;
    if (await timing.until(when, again)) atOnce = 0;
    if (signal.aborted) break;
    try {
      perform(action, parameters);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      const known = error instanceof Fault ? { code: error.code } : { err: error };
      log.warn({ ...known, line }, `trouble: ${script.name}:${line}: ${error.message}; the script goes on`);
      running.failed += 1;
      if (running.failures.length < MAX_KEPT) running.failures.push({ line, action, error });
    }
    running.steps += 1;
    timing.performed(when, action);
    atOnce += 1;
    if (atOnce % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  running.next = undefined;
}

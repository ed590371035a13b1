import { createJobRunner } from '../../../platform/jobs/runner.js';
import { RUN_KIND, type RunWorkshop, validateRun } from './job.js';
import { asTrouble } from './trouble.js';
import type { Working } from './work-off.js';

export interface Helping extends Omit<Working, 'onNews'>, Required<Pick<RunWorkshop, 'onKept'>> {
  /** Ends as soon as there is nothing to do. */
  readonly once: boolean;
}

/**
 * Makes runs of whatever validations there are, until it is stopped: then what it had begun is put back. Throws what
 * keeps this process from it.
 */
export async function helpOut(helping: Helping): Promise<void> {
  const { runs, jobs, runner, onKept, once, signal, ...around } = helping;
  let end: (trouble?: { readonly thrown: unknown }) => void = () => {};
  const ended = new Promise<{ readonly thrown: unknown } | undefined>((resolve) => {
    end = resolve;
  });
  const onTrouble = (thrown: unknown) => {
    void hand.stop();
    end({ thrown });
  };
  const onIdle = () => {
    if (once) end();
  };
  const stop = () => {
    void hand.stop();
    end();
  };
  const handler = validateRun(RUN_KIND, { runs, runner, onKept, onTrouble });
  const hand = createJobRunner({ ...around, store: jobs, handlers: [handler], onTrouble, onIdle });

  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  hand.start();
  const trouble = await ended;
  signal.removeEventListener('abort', stop);
  await hand.stop();
  if (trouble) throw asTrouble(trouble.thrown);
}

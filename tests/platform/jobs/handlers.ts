import { z } from 'zod';
import { type Clock, sleep } from '../../../platform/clock/clock.js';
import { type JobContext, type JobHandler, jobHandler } from '../../../platform/jobs/handler.js';
import type { Job } from '../../../platform/jobs/job.js';
import type { JobStore } from '../../../platform/jobs/store.js';

/** Counts to a number, a step each 100 ms, and can go on where it stopped. */
export function counting(clock: Clock) {
  const steps: number[] = [];
  const handler = jobHandler({
    kind: 'count',
    input: z.strictObject({ to: z.int().positive() }),
    async run({ to }, { checkpoint, signal, progress, saveCheckpoint }: JobContext) {
      const from = z.int().default(0).parse(checkpoint);
      for (let step = from + 1; step <= to; step++) {
        await sleep(clock, 100, signal);
        steps.push(step);
        progress({ done: step, total: to, note: `step ${step}` });
        await saveCheckpoint(step);
      }
      return { counted: to };
    },
  });
  return { handler, steps };
}

/** A handler that is ended by the test, and heeds its signal or not. */
export function waiting(heedful: boolean) {
  let context: JobContext | undefined;
  let finish: (result: unknown) => void = () => {};
  const handler = jobHandler({
    kind: 'wait',
    input: z.null(),
    run(_input, given: JobContext) {
      context = given;
      return new Promise((resolve, reject) => {
        finish = resolve;
        if (heedful) given.signal.addEventListener('abort', () => reject(given.signal.reason));
      });
    },
  });
  const begun = () => {
    if (!context) throw new Error('the handler has not been called');
    return context;
  };
  return { handler, begun, finish: (result: unknown) => finish(result) };
}

export async function seen(store: JobStore, { id }: Pick<Job, 'id'>): Promise<Job> {
  const job = await store.get(id);
  if (!job) throw new Error(`expected the job ${id}`);
  return job;
}

export function submitJob(store: JobStore, { kind }: Pick<JobHandler, 'kind'>, input: unknown): Promise<Job> {
  return store.create({ kind, input });
}

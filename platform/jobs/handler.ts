import { z } from 'zod';
import { Fault } from '../errors/fault.js';
import type { Log } from '../log/log.js';
import { jobFaults } from './faults.js';
import type { JobProgress } from './job.js';

export type JobLog = Pick<Log, 'info' | 'warn' | 'error'>;

/** What a handler is given to work with. */
export interface JobContext {
  readonly jobId: string;
  /** What the last try saved; undefined at the first. */
  readonly checkpoint: unknown;
  /** Aborted when the job is cancelled, the program stops or another process has taken the job over. */
  readonly signal: AbortSignal;
  /** Free to call often: the latest is written a few times a second. */
  progress(progress: JobProgress): void;
  /** On disk when it resolves. Whoever takes the job up next starts from here. */
  saveCheckpoint(checkpoint: unknown): Promise<void>;
  readonly log: JobLog;
}

/**
 * One kind of long work. A process may die at any line of `run`, and another will call it again with the
 * last checkpoint: what it does between two checkpoints must bear being done twice.
 */
export interface JobHandler<Input = unknown> {
  readonly kind: string;
  readonly input: z.ZodType<Input>;
  /** Throws `signal.reason` when that is aborted; what it returns is kept as the job's result. */
  run(input: Input, context: JobContext): Promise<unknown>;
}

/** Lets a handler's input type follow from its schema. */
export function jobHandler<Schema extends z.ZodType>(
  handler: JobHandler<z.output<Schema>> & { readonly input: Schema },
): JobHandler<z.output<Schema>> {
  return handler;
}

export function readInput<Input>(handler: JobHandler<Input>, input: unknown): Input {
  const read = handler.input.safeParse(input);
  if (read.success) return read.data;
  throw new Fault(jobFaults.bad_input, `the input of ${handler.kind}: ${z.prettifyError(read.error)}`, {
    details: {
      kind: handler.kind,
      violations: read.error.issues.map(({ path, message }) => ({ path, message })),
    },
  });
}

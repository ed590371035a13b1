import type { JobStore } from '../../../platform/jobs/store.js';
import type { Example } from '../../example/example.js';
import type { RunStore } from '../records/store.js';
import type { NewValidation, Validation } from '../records/validation.js';
import { jobsOf } from './job.js';

export interface Stores {
  readonly runs: RunStore;
  readonly jobs: JobStore;
}

export interface Opened {
  readonly validation: Validation;
  /** As they were when it began. */
  readonly examples: readonly Example[];
  readonly resumed: boolean;
}

/**
 * Begins a validation or goes on with one, and sees to it that every run that is missing has a job. Whoever dies
 * in the middle of this is made good by the next call. Undefined for nothing to do.
 */
export async function beginValidation(
  wanted: NewValidation,
  { runs, jobs }: Stores,
): Promise<Opened | undefined> {
  const begun = await runs.begin(wanted);
  if (!begun) return undefined;
  const { validation, resumed, givenUp } = begun;
  if (givenUp !== undefined) await jobs.requestCancelOfGroup(givenUp);
  const examples = await runs.examplesOf(validation.id);
  const isNew = await jobs.createGroup(validation.id, jobsOf(validation, examples));
  if (!isNew) await resumeJobs(validation.id, jobs);
  return { validation, examples, resumed };
}

/** Calling for a validation again asks for those, too, that were given up or cancelled. */
async function resumeJobs(group: string, jobs: JobStore): Promise<void> {
  const ended = await Promise.all(
    (['failed', 'cancelled'] as const).map((status) => jobs.list({ group, status, limit: 1_000_000 })),
  );
  for (const { id } of ended.flat()) await jobs.resume(id);
}

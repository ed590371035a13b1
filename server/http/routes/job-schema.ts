import { z } from '@hono/zod-openapi';
import { messageForOthers } from '../../../platform/errors/problem.js';
import { type Job, jobStatuses } from '../../../platform/jobs/job.js';

export const jobStatusSchema = z.enum(jobStatuses);

const moment = z.iso.datetime();

export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    status: jobStatusSchema,
    input: z.unknown(),
    progress: z.object({
      done: z.number(),
      total: z.number().optional().meta({ description: 'Absent while nobody knows how much there is' }),
      note: z.string().optional(),
    }),
    result: z.unknown().optional(),
    error: z
      .object({ code: z.string(), category: z.string(), message: z.string(), next: z.string() })
      .optional(),
    attempts: z.int(),
    maxAttempts: z.int(),
    cancelRequested: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
    startedAt: moment.optional(),
    finishedAt: moment.optional(),
  })
  .openapi('Job');

export const jobIdSchema = z.object({ id: z.string().min(1).max(100) });

/** A job as clients see it: its checkpoint and lease are the workers' own affair. */
export function jobBody(job: Job): z.input<typeof jobSchema> {
  const { id, kind, status, input, progress, attempts, maxAttempts, cancelRequested } = job;
  return {
    id,
    kind,
    status,
    input,
    progress,
    ...(job.status === 'done' ? { result: job.result } : {}),
    ...(job.error === undefined ? {} : { error: errorBody(job.error) }),
    attempts,
    maxAttempts,
    cancelRequested,
    createdAt: iso(job.createdAt),
    updatedAt: iso(job.updatedAt),
    ...(job.startedAt === undefined ? {} : { startedAt: iso(job.startedAt) }),
    ...(job.finishedAt === undefined ? {} : { finishedAt: iso(job.finishedAt) }),
  };
}

function errorBody({ code, category, message, next }: NonNullable<Job['error']>) {
  return { code, category, message: messageForOthers({ code, message }), next };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

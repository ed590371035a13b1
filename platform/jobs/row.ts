import type { FaultJson } from '../errors/fault.js';
import type { Job } from './job.js';
import { fromJson } from './json.js';
import type { JobRow } from './tables.js';

export function toJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    group: row.job_group ?? undefined,
    status: row.status,
    input: fromJson(row.input),
    progress: {
      done: row.progress_done,
      ...(row.progress_total === null ? {} : { total: row.progress_total }),
      ...(row.progress_note === null ? {} : { note: row.progress_note }),
    },
    checkpoint: fromJson(row.checkpoint),
    result: fromJson(row.result),
    // Only `finish` and `claim` write this column, from a FaultJson.
    error: fromJson(row.error) as FaultJson | undefined,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    cancelRequested: row.cancel_requested === 1,
    owner: row.lease_owner ?? undefined,
    leaseUntil: row.lease_until ?? undefined,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
  };
}

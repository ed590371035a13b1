import type { Progress } from '../progress/progress.js';
import { hasEnded, type Job } from './job.js';

/** Shows a watched job as progress, and gives back the job as it was seen last. */
export async function showJob(
  changes: AsyncIterable<Job>,
  label: string,
  progress: Progress,
): Promise<Job | undefined> {
  const task = progress.begin({ label });
  let last: Job | undefined;
  try {
    for await (const job of changes) {
      last = job;
      const { done, ...news } = job.progress;
      task.at(done, { ...news, note: job.status === 'queued' ? 'waiting for a worker' : (news.note ?? '') });
    }
  } finally {
    task.end(last && hasEnded(last) ? last.status : 'left running');
  }
  return last;
}

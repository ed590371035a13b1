import { createRoute, z } from '@hono/zod-openapi';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { every } from '../../../platform/clock/clock.js';
import { asFault } from '../../../platform/errors/fault.js';
import { toProblem } from '../../../platform/errors/problem.js';
import { unknownJob } from '../../../platform/jobs/faults.js';
import { hasEnded } from '../../../platform/jobs/job.js';
import { watchJob } from '../../../platform/jobs/watch.js';
import type { App } from '../../app.js';
import type { Router } from '../router.js';
import { refuses } from '../schema.js';
import { jobBody, jobIdSchema } from './job-schema.js';

/** Proxies and browsers drop a connection on which nothing moves for a minute or so. */
const KEEP_ALIVE_MS = 15_000;

const route = createRoute({
  method: 'get',
  path: '/api/jobs/{id}/events',
  summary: 'A job as it moves (server-sent events).',
  description:
    'Each `job` event holds the whole job. After the last one comes `end`; a stream that stops without it ' +
    'was cut, and asking again takes it up. An error on the way comes as `problem`.',
  request: { params: jobIdSchema },
  responses: {
    200: { description: 'The events.', content: { 'text/event-stream': { schema: z.string() } } },
    404: refuses('There is no such job.'),
  },
});

export function addJobEvents(http: Router, app: App, closing: AbortSignal): void {
  http.openapi(route, async (c) => {
    const { id } = c.req.valid('param');
    const { log, requestId } = c.var;
    const store = await app.jobs();
    if ((await store.get(id)) === undefined) throw unknownJob(id);

    // Routed here like a GET, but nobody would read the stream or ever end it.
    if (c.req.method === 'HEAD') {
      return c.body(null, 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    }

    const tell = async (stream: SSEStreamingApi, signal: AbortSignal) => {
      for await (const job of watchJob(store, app.clock, id, signal)) {
        await stream.writeSSE({ event: 'job', data: JSON.stringify(jobBody(job)), id: String(job.revision) });
        if (hasEnded(job)) await stream.writeSSE({ event: 'end', data: '' });
      }
    };
    return streamSSE(c, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const stayAlive = every(app.clock, KEEP_ALIVE_MS, () => void stream.write(': still here\n\n'));
      try {
        await tell(stream, AbortSignal.any([closing, gone.signal]));
      } catch (error) {
        if (closing.aborted || gone.signal.aborted) return;
        log.error({ err: error, job: id }, 'watching a job failed');
        await stream.writeSSE({
          event: 'problem',
          data: JSON.stringify(toProblem(asFault(error), requestId)),
        });
      } finally {
        stayAlive();
      }
    });
  });
}

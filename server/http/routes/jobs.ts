import { createRoute, z } from '@hono/zod-openapi';
import { unknownJob } from '../../../platform/jobs/faults.js';
import type { App } from '../../app.js';
import type { Router } from '../router.js';
import { answers, refuses } from '../schema.js';
import { jobBody, jobIdSchema, jobSchema, jobStatusSchema } from './job-schema.js';

const listRoute = createRoute({
  method: 'get',
  path: '/api/jobs',
  summary: 'Long work, the newest first.',
  request: {
    query: z.strictObject({
      status: jobStatusSchema.optional(),
      kind: z.string().min(1).optional(),
      before: z.string().min(1).optional().meta({ description: 'The last id of a page asks for the next' }),
      limit: z
        .string()
        .regex(/^\d+$/, 'expected a whole number in digits')
        .transform(Number)
        .pipe(z.number().min(1).max(200))
        .default(50)
        .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 }),
    }),
  },
  responses: {
    200: answers('The jobs that match.', z.object({ jobs: z.array(jobSchema) }).openapi('Jobs')),
    400: refuses('The query does not have this form.'),
    404: refuses('There is no job of the id in `before`.'),
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/api/jobs/{id}',
  summary: 'One job as it stands.',
  request: { params: jobIdSchema },
  responses: { 200: answers('The job.', jobSchema), 404: refuses('There is no such job.') },
});

export function addJobs(http: Router, app: App): void {
  http.openapi(listRoute, async (c) => {
    const { limit, status, kind, before } = c.req.valid('query');
    const jobs = await (await app.jobs()).list({
      limit,
      ...(status === undefined ? {} : { status }),
      ...(kind === undefined ? {} : { kind }),
      ...(before === undefined ? {} : { before }),
    });
    return c.json({ jobs: jobs.map(jobBody) }, 200);
  });

  http.openapi(oneRoute, async (c) => {
    const { id } = c.req.valid('param');
    const job = await (await app.jobs()).get(id);
    if (job === undefined) throw unknownJob(id);
    return c.json(jobBody(job), 200);
  });
}

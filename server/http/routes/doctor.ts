import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../app.js';
import type { DoctorReport } from '../../doctor/report.js';
import { runDoctor } from '../../doctor/run.js';
import type { Router } from '../router.js';
import { answers } from '../schema.js';

const status = z.enum(['ok', 'reduced', 'broken']);

const doctorSchema = z
  .object({
    status,
    checks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        status,
        found: z.string(),
        mend: z.string().optional().meta({ description: 'What to do about it' }),
      }),
    ),
    version: z.string(),
    commit: z.string().optional(),
    home: z.string().meta({ description: 'Where state lives (IBS_HOME)' }),
    at: z.iso.datetime(),
  })
  .openapi('DoctorReport');

const route = createRoute({
  method: 'get',
  path: '/api/doctor',
  summary: 'What works on this machine, what is reduced, what is broken, and how to mend it.',
  responses: { 200: answers('The report, whatever it says.', doctorSchema) },
});

export function addDoctor(http: Router, app: App): void {
  // Looking starts programs: those who ask at the same time share one look.
  let running: Promise<DoctorReport> | undefined;
  http.openapi(route, async (c) => {
    running ??= runDoctor(app).finally(() => {
      running = undefined;
    });
    const { checks, ...report } = await running;
    return c.json({ ...report, checks: [...checks] }, 200);
  });
}

import { createRoute, z } from '@hono/zod-openapi';
import type { App } from '../../app.js';
import type { Router } from '../router.js';
import { answers } from '../schema.js';

const healthSchema = z
  .object({
    alive: z.literal(true),
    version: z.string(),
    commit: z.string().optional(),
    uptimeSeconds: z.number(),
  })
  .openapi('Health');

const route = createRoute({
  method: 'get',
  path: '/api/health',
  summary: 'Whether the server is alive. It looks at nothing but itself.',
  responses: { 200: answers('It is.', healthSchema) },
});

export function addHealth(http: Router, app: App): void {
  const started = app.clock.monotonic();
  const build = { version: app.version, ...(app.commit === undefined ? {} : { commit: app.commit }) };
  http.openapi(route, (c) => {
    const uptimeSeconds = Math.round(app.clock.monotonic() - started) / 1000;
    return c.json({ alive: true, ...build, uptimeSeconds } as const, 200);
  });
}

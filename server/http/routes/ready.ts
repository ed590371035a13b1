import { createRoute, z } from '@hono/zod-openapi';
import { Fault } from '../../../platform/errors/fault.js';
import type { App } from '../../app.js';
import { httpFaults } from '../faults.js';
import type { Router } from '../router.js';
import { answers, refuses } from '../schema.js';

const route = createRoute({
  method: 'get',
  path: '/api/ready',
  summary: 'Whether the server can do its work: the database opens and answers.',
  responses: {
    200: answers('It can.', z.object({ ready: z.literal(true) }).openapi('Ready')),
    503: refuses('It cannot yet, and why.'),
  },
});

export function addReady(http: Router, app: App): void {
  http.openapi(route, async (c) => {
    try {
      await (await app.database()).migrations();
    } catch (cause) {
      // What a fault says is meant to be read; anything else stays in the log.
      const why = cause instanceof Fault ? { message: `: ${cause.message}`, next: cause.next } : undefined;
      throw new Fault(httpFaults.not_ready, `the database does not open or answer${why?.message ?? ''}`, {
        cause,
        ...(why ? { next: why.next } : {}),
      });
    }
    return c.json({ ready: true } as const, 200);
  });
}

import { methodNotAllowed as onlyKnownMethods } from 'hono/method-not-allowed';
import type { App } from '../app.js';
import { accessLog } from './access-log.js';
import { ownNameOnly } from './loopback.js';
import { addMetrics, createMetrics } from './metrics.js';
import { addPage } from './page.js';
import { methodNotAllowed, notFound, onError } from './problems.js';
import { requestIds } from './request-id.js';
import { createRouter, type Router } from './router.js';
import { addDoctor } from './routes/doctor.js';
import { addHealth } from './routes/health.js';
import { addJobEvents } from './routes/job-events.js';
import { addJobs } from './routes/jobs.js';
import { addOpenApi } from './routes/openapi.js';
import { addReady } from './routes/ready.js';
import { addSecurityHeaders } from './security-headers.js';

/**
 * The server as a function from request to response. `closing` is aborted when it is about to stop, so
 * that streams, which would go on for ever, end.
 */
export function createHttp(app: App, closing: AbortSignal = new AbortController().signal): Router {
  const http = createRouter();
  const metrics = createMetrics(app);

  http.onError(onError);
  http.notFound(notFound);
  http.use(metrics.measure, requestIds(app), accessLog(app.clock), addSecurityHeaders, ownNameOnly);
  http.use(onlyKnownMethods({ app: http, onMethodNotAllowed: methodNotAllowed }));

  addHealth(http, app);
  addReady(http, app);
  addDoctor(http, app);
  addJobs(http, app);
  addJobEvents(http, app, closing);
  addMetrics(http, metrics);
  addOpenApi(http, app);
  addPage(http, app);
  return http;
}

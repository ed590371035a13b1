import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { App } from '../app.js';
import type { Router } from './router.js';

/** A figure that the server tells of itself; METRICS.md is made of these. */
export interface Declared {
  readonly name: string;
  readonly type: 'gauge' | 'histogram';
  readonly help: string;
  readonly labelNames: readonly string[];
}

const duration = {
  name: 'http_request_duration_seconds',
  type: 'histogram',
  help: 'Time until the answer began, by route template; its count is the number of requests',
  labelNames: ['method', 'route', 'status'],
} as const;

const inFlight = {
  name: 'http_requests_in_flight',
  type: 'gauge',
  help: 'Requests whose answer has not begun',
  labelNames: [],
} as const;

export const declaredMetrics: readonly Declared[] = [duration, inFlight];

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Metrics {
  readonly registry: Registry;
  readonly measure: MiddlewareHandler;
}

/** A registry of its own, so that two servers in one process do not count each other's requests. */
export function createMetrics({ clock }: Pick<App, 'clock'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({ ...duration, registers, buckets: BUCKETS });
  const unanswered = new Gauge({ ...inFlight, registers });

  const measure: MiddlewareHandler = async (c, next) => {
    const started = clock.monotonic();
    unanswered.inc();
    try {
      await next();
    } finally {
      unanswered.dec();
    }
    const seconds = (clock.monotonic() - started) / 1000;
    const { method } = c.req;
    durations.observe({ method, route: templateOf(routePath(c, -1)), status: c.res.status }, seconds);
  };
  return { registry, measure };
}

/** For Prometheus, in its own format. */
export function addMetrics(http: Router, { registry }: Metrics): void {
  http.get('/metrics', async (c) => {
    c.header('content-type', registry.contentType);
    return c.body(await registry.metrics());
  });
}

/** Only middleware matched: one name for all of them, or strangers could invent labels without end. */
function templateOf(path: string): string {
  return path.endsWith('*') ? 'none' : path;
}

import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../../platform/clock/clock.js';

export interface Metrics {
  readonly registry: Registry;
  readonly measure: MiddlewareHandler;
}

/** A registry of its own, so that two servers in one process do not count each other's requests. */
export function createMetrics(clock: Clock): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the answer began, by route template; its count is the number of requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const inFlight = new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests whose answer has not begun',
    registers: [registry],
  });

  const measure: MiddlewareHandler = async (c, next) => {
    const started = clock.monotonic();
    inFlight.inc();
    try {
      await next();
    } finally {
      inFlight.dec();
    }
    const seconds = (clock.monotonic() - started) / 1000;
    duration.observe(
      { method: c.req.method, route: templateOf(routePath(c, -1)), status: c.res.status },
      seconds,
    );
  };
  return { registry, measure };
}

/** Only middleware matched: one name for all of them, or strangers could invent labels without end. */
function templateOf(path: string): string {
  return path.endsWith('*') ? 'none' : path;
}

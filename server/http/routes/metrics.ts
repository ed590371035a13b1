import type { Metrics } from '../metrics.js';
import type { Router } from '../router.js';

/** For Prometheus, in its own format. */
export function addMetrics(http: Router, { registry }: Metrics): void {
  http.get('/metrics', async (c) => {
    c.header('content-type', registry.contentType);
    return c.body(await registry.metrics());
  });
}

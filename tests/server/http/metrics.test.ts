import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../../platform/clock/fixed.js';
import { createHttp } from '../../../server/http/create.js';
import { createMetrics, declaredMetrics } from '../../../server/http/metrics.js';
import { testApp } from './test-app.js';

describe('GET /metrics', () => {
  it('counts requests by route template and status, never by what a stranger typed', async () => {
    const http = createHttp(testApp({ clock: fixedClock(0) }).app);
    await http.request('/api/health');
    await http.request('/api/health');
    await http.request('/api/jobs/one');
    await http.request('/api/jobs/two');
    await http.request('/typed/by/a/stranger');
    const response = await http.request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    const count = (labels: string) =>
      text.split('\n').find((line) => line.startsWith(`http_request_duration_seconds_count{${labels}}`));
    expect(count('method="GET",route="/api/health",status="200"')).toMatch(/ 2$/);
    expect(count('method="GET",route="/api/jobs/:id",status="404"')).toMatch(/ 2$/);
    expect(count('method="GET",route="none",status="404"')).toMatch(/ 1$/);
    expect(text).not.toContain('stranger');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('of two servers in one process are apart', async () => {
    const first = createHttp(testApp().app);
    await first.request('/api/health');
    const second = await (await createHttp(testApp().app).request('/metrics')).text();
    expect(second).not.toContain('route="/api/health"');
  });

  it('are those that are documented, besides those of Node', () => {
    const { registry } = createMetrics(testApp().app);
    const own = registry.getMetricsAsArray().filter(({ name }) => !/^(process|nodejs)_/.test(name));
    expect(own.map(({ name, help }) => ({ name, help }))).toEqual(
      declaredMetrics.map(({ name, help }) => ({ name, help })),
    );
  });
});

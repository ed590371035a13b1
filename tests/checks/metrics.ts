import type { Declared } from '../../server/http/metrics.js';

/** The documented list of what the server tells Prometheus. */
export function renderMetrics(metrics: readonly Declared[]): string {
  const rows = metrics.map(({ name, type, labelNames, help }) => {
    const labels = labelNames.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${type} | ${labels} | ${help} |`;
  });
  return [
    '# Metrics',
    '',
    'Generated from the program (`npm run docs`). `ibs serve` tells them at `/metrics`, besides those of every process of',
    'Node (`process_…`, `nodejs_…`). Gateway and guard, which are processes of their own, have none: the guard’s figures',
    'are at `GET /status` of its control port.',
    '',
    '| name | type | labels | what it tells |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

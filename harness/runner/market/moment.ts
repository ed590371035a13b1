import type { Needs } from '../../example/example.js';

/** A Monday at ten in New York, and the Saturday before it. */
const OPEN = '2026-03-02T15:00:00Z';
const CLOSED = '2026-02-28T17:00:00Z';

/** When a run takes place in the market's own time: always the same, so that it can be repeated. */
export function momentFor({ market }: Pick<Needs, 'market'>): string {
  return market === 'closed' ? CLOSED : OPEN;
}

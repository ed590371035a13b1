import type { ObservedMessage } from '../../observed.js';

const TELLING: ReadonlySet<string> = new Set(['position', 'positionMulti', 'updatePortfolio']);

/** Whether it says how much of something an account holds. */
export function tellsPosition({ name }: Pick<ObservedMessage, 'name'>): boolean {
  return TELLING.has(name);
}

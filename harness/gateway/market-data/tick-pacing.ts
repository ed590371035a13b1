import type { Backend } from '../session.js';

const PAUSE_MS = 15_000;

/** When each stream of ticks was last asked for, for each login. */
const lastAsked = new WeakMap<Backend, Map<string, number>>();

/**
 * IB takes one request in fifteen seconds for the same ticks of the same instrument. That goes by the wall: a
 * market whose clock stands still would never forgive.
 *
 * @param ticks names the instrument and the type
 */
export function admitsTicks(backend: Backend, ticks: string): boolean {
  if (!backend.settings.historicalPacing) return true;
  const times = lastAsked.get(backend) ?? new Map<string, number>();
  lastAsked.set(backend, times);
  const now = backend.wall.monotonic();
  for (const [name, time] of times) if (now - time >= PAUSE_MS) times.delete(name);
  if (times.has(ticks)) return false;
  times.set(ticks, now);
  return true;
}

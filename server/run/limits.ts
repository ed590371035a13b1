import { defaultLimits, type Limits } from '../../harness/sandbox/limits.js';

/** Who gives a program more time means time to compute as well. */
export function limitsFor(wall: number): Partial<Limits> {
  return { wall, cpu: Math.max(defaultLimits.cpu, Math.ceil(wall / 1000)) };
}

import { randomFillSync } from 'node:crypto';
import type { Random } from './random.js';

/** Chance nobody can repeat or foresee: for ids and tokens. */
export function systemRandom(): Random {
  const pool = new Uint32Array(256);
  let used = pool.length;
  return {
    next() {
      if (used === pool.length) {
        randomFillSync(pool);
        used = 0;
      }
      return (pool[used++] as number) / 4294967296;
    },
  };
}

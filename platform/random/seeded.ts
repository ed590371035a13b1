import type { Random } from './random.js';

export interface SeededRandom extends Random {
  /** A stream of its own for one purpose: what is drawn from it does not move the others. */
  fork(label: string | number): SeededRandom;
}

/** The same seed gives the same numbers on every machine (sfc32, seeded through FNV-1a and splitmix). */
export function seededRandom(seed: string | number): SeededRandom {
  const name = String(seed);
  let a = mixed(fnv1a(name));
  let b = mixed(a);
  let c = mixed(b);
  let d = 1;
  const next32 = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  // The first outputs still look like the seed.
  for (let i = 0; i < 12; i++) next32();
  return {
    next: () => next32() / 4294967296,
    fork: (label) => seededRandom(`${name}/${label}`),
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mixed(state: number): number {
  let z = (state + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

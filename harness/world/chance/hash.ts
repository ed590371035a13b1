/** Chance that can be looked up in any order: a number follows from a key and an index, not from a draw before. */

/** A key of its own for one purpose. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** 32 bits, unsigned. */
export function hashOf(key: number, index: number): number {
  return mixed(mixed(index ^ 0x9e3779b9) ^ key);
}

/** At least 0, below 1. */
export function unitOf(hash: number): number {
  return hash / 4294967296;
}

function mixed(state: number): number {
  let z = state | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/** Numbers in a row for one small purpose, such as the events of a minute; 32 bits each. */
export function drawsOf(key: number): () => number {
  let state = key;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return (z ^ (z >>> 14)) >>> 0;
  };
}

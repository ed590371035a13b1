/** A source of chance that is passed in, so that whoever holds the seed can repeat what happened. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
}

/** A whole number from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random.next() * (high - low + 1));
}

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[integer(random, 0, list.length - 1)] ?? list[0];
}

/** A new list in random order (Fisher and Yates). */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = integer(random, 0, i);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** A normally distributed number, mean 0, standard deviation 1 (Box and Muller). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

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

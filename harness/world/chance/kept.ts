/** What was worked out and may be wanted again. Everything in it can be worked out anew. */
export interface Kept<T> {
  get(name: string, make: () => T): T;
  /** Only if it is there. */
  look(name: string): T | undefined;
}

/**
 * Holds at most `2 × generation` values: a full young generation becomes the old one, whose values live on only
 * if they are asked for again. Cheaper than an exact order of use, and as bounded.
 */
export function kept<T>(generation: number): Kept<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return {
    look: (name) => young.get(name) ?? old.get(name),
    get(name, make) {
      const known = young.get(name);
      if (known !== undefined) return known;
      const made = old.get(name) ?? make();
      if (young.size >= generation) {
        old = young;
        young = new Map();
      }
      young.set(name, made);
      return made;
    },
  };
}

/** The ids under which a client has asked for something else than an order: an error may be about that as well. */
export interface OtherIds {
  add(id: number): void;
  has(id: number): boolean;
}

/** A client that has used up so many is remembered as one that has used them all. */
const MOST = 50_000;

export function createOtherIds(): OtherIds {
  const ids = new Set<number>();
  return {
    add(id) {
      if (id >= 0 && ids.size < MOST) ids.add(id);
    },
    has: (id) => ids.has(id) || ids.size >= MOST,
  };
}

/** A number of places that all clients of a login share. */
export interface Quota {
  readonly limit: number;
  readonly taken: number;
  /** Hands back how to leave the place again, or nothing when all are taken. */
  take(): (() => void) | undefined;
}

export function createQuota(limit: number): Quota {
  let taken = 0;
  return {
    limit,
    get taken() {
      return taken;
    },
    take() {
      if (taken >= limit) return undefined;
      taken += 1;
      let held = true;
      return () => {
        if (held) taken -= 1;
        held = false;
      };
    },
  };
}

/** Lets so many tasks be under way at once; others wait their turn, first come first served. */
export interface Turns {
  /** Undefined where it was given up before its turn came. */
  take<Value>(task: () => Promise<Value>, signal?: AbortSignal): Promise<Value | undefined>;
}

export function createTurns(most: number): Turns {
  const waiting = new Set<() => void>();
  let underWay = 0;

  /** Whether the turn came. */
  const turn = (signal: AbortSignal | undefined): Promise<boolean> | boolean => {
    if (signal?.aborted) return false;
    if (underWay < most) {
      underWay += 1;
      return true;
    }
    return new Promise((resolve) => {
      const onAbort = () => {
        waiting.delete(go);
        resolve(false);
      };
      const go = () => {
        signal?.removeEventListener('abort', onAbort);
        resolve(true);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.add(go);
    });
  };
  const pass = () => {
    const [next] = waiting;
    if (next === undefined) {
      underWay -= 1;
      return;
    }
    waiting.delete(next);
    next();
  };

  return {
    async take(task, signal) {
      if (!(await turn(signal))) return undefined;
      try {
        return await task();
      } finally {
        pass();
      }
    },
  };
}

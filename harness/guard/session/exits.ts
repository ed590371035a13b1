/** Where requests leave in the order in which they came, though some must wait for the record first. */
export interface Exits {
  /** Leaves as soon as all before it have. */
  now(leave: () => void, abandon?: () => void): void;
  /** Leaves once the promise has settled, which must not reject, and all before it have left. */
  after(promise: Promise<void>, leave: () => void, abandon: () => void): void;
  readonly isEmpty: boolean;
  /** Nothing leaves any more: what still waited is abandoned, and what comes later. */
  close(): void;
}

interface Exit {
  isReady: boolean;
  readonly leave: () => void;
  readonly abandon: () => void;
}

/**
 * @param failed is told what goes wrong as something leaves
 * @param emptied is called each time the last of those that waited has left
 */
export function createExits(failed: (error: unknown) => void, emptied: () => void): Exits {
  let waiting: Exit[] = [];
  let isClosed = false;
  const letOut = () => {
    while (!isClosed && waiting[0]?.isReady) waiting.shift()?.leave();
    if (!isClosed && waiting.length === 0) emptied();
  };
  return {
    now(leave, abandon = () => {}) {
      if (isClosed) abandon();
      else if (waiting.length === 0) leave();
      else waiting.push({ isReady: true, leave, abandon });
    },
    after(promise, leave, abandon) {
      if (isClosed) {
        abandon();
        return;
      }
      const exit: Exit = { isReady: false, leave, abandon };
      waiting.push(exit);
      promise
        .then(() => {
          exit.isReady = true;
          letOut();
        })
        .catch(failed);
    },
    get isEmpty() {
      return waiting.length === 0;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      const abandoned = waiting;
      waiting = [];
      for (const { abandon } of abandoned) abandon();
    },
  };
}

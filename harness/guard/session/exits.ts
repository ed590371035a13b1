/** Where requests leave in the order in which they came, though some must wait for the record first. */
export interface Exits {
  /** Leaves as soon as all before it have. */
  now(leave: () => void): void;
  /** Leaves once the promise has settled, which must not reject, and all before it have left. */
  after(promise: Promise<void>, leave: () => void): void;
  /** Nothing leaves any more. */
  close(): void;
}

interface Exit {
  isReady: boolean;
  readonly leave: () => void;
}

export function createExits(): Exits {
  let waiting: Exit[] = [];
  let isClosed = false;
  const letOut = () => {
    while (!isClosed && waiting[0]?.isReady) waiting.shift()?.leave();
  };
  return {
    now(leave) {
      if (waiting.length === 0) leave();
      else waiting.push({ isReady: true, leave });
    },
    after(promise, leave) {
      const exit: Exit = { isReady: false, leave };
      waiting.push(exit);
      void promise.then(() => {
        exit.isReady = true;
        letOut();
      });
    },
    close() {
      isClosed = true;
      waiting = [];
    },
  };
}

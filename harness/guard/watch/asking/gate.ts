/** Something that comes about once, and for which others wait. */
export interface Gate {
  readonly isOpen: boolean;
  open(): void;
  passed(): Promise<void>;
}

export function createGate(): Gate {
  let isOpen = false;
  let resolve = () => {};
  const opened = new Promise<void>((done) => {
    resolve = done;
  });
  return {
    get isOpen() {
      return isOpen;
    },
    open() {
      isOpen = true;
      resolve();
    },
    passed: () => opened,
  };
}

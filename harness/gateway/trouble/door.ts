/** Whether clients are let in at all: a gateway that restarts is not there for a while. */
export interface Door {
  readonly isOpen: boolean;
  /** Why nobody gets in although it is open, such as a port that somebody else has taken meanwhile. */
  blocked: string | undefined;
  open(): void;
  /** Everyone who is connected is thrown out. */
  close(): void;
  /** Told when it opens and closes. */
  onChange(listener: (isOpen: boolean) => void): void;
}

export function createDoor(throwOut: () => void): Door {
  const listeners: ((isOpen: boolean) => void)[] = [];
  let isOpen = true;
  const set = (wanted: boolean) => {
    if (isOpen === wanted) return;
    isOpen = wanted;
    for (const listener of listeners) listener(wanted);
  };
  return {
    blocked: undefined,
    get isOpen() {
      return isOpen;
    },
    open: () => set(true),
    close() {
      set(false);
      throwOut();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

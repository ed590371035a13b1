/** What is opened at the first call, and then the same for all. */
export interface Once<Value> {
  (): Promise<Value>;
  /** Lets go of it, for whoever closes it; undefined where it has not been opened. */
  taken(): Promise<Value | undefined>;
}

/** A failed opening is tried again at the next call: what stood in its way may have been mended. */
export function once<Value>(open: () => Promise<Value>): Once<Value> {
  let held: Promise<Value> | undefined;
  const get = () => {
    if (held !== undefined) return held;
    const opening = open();
    held = opening;
    opening.catch(() => {
      if (held === opening) held = undefined;
    });
    return opening;
  };
  const taken = () => {
    const last = held;
    held = undefined;
    // One that could not be opened has said so to whoever asked for it.
    return last === undefined ? Promise.resolve(undefined) : last.catch(() => undefined);
  };
  return Object.assign(get, { taken });
}

/** Ends a wait that has not happened yet; harmless afterwards. */
export type Cancel = () => void;

/**
 * The only way to learn or pass time outside this folder. Code that takes a `Clock` can be replayed to
 * the byte under a fixed or stepped one.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Milliseconds that never go back; only differences mean something. */
  monotonic(): number;
  /** Runs `task` once, `ms` of this clock's time from now. */
  after(ms: number, task: () => void): Cancel;
}

/** Waits `ms` of the clock's time, or rejects with the signal's reason as soon as that is aborted. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The same for whom a wait that was cut short is no failure: false when the signal did so. */
export async function waited(clock: Clock, ms: number, signal?: AbortSignal): Promise<boolean> {
  try {
    await sleep(clock, ms, signal);
    return true;
  } catch (thrown) {
    if (signal?.aborted) return false;
    throw thrown;
  }
}

/** Runs `task` every `ms` of the clock's time until cancelled. */
export function every(clock: Clock, ms: number, task: () => void): Cancel {
  let cancel: Cancel = () => {};
  const plan = () => {
    cancel = clock.after(ms, () => {
      plan();
      task();
    });
  };
  plan();
  return () => cancel();
}

import { Exit } from '../../platform/errors/exit.js';

/**
 * Turns Ctrl-C, SIGTERM and a terminal that hangs up into an abort, so that a command can end its work in order. A second signal
 * means that the user will not wait.
 */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(Exit.interrupted);
      controller.abort(name);
    });
  }
  return controller.signal;
}

/** Resolves once the user has asked for the end. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

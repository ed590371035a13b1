import type { GuardStatus } from '../../harness/guard/status/status.js';
import type { Clock } from '../../platform/clock/clock.js';

/** What a running guard says of itself, with where its clients connect. */
export type RunningStatus = GuardStatus & { readonly listen?: string };

export interface Control {
  readonly controlPort?: number | undefined;
  readonly controlToken?: string | undefined;
}

export type Answer =
  | { readonly status: RunningStatus }
  /** Why there is none, in a sentence. */
  | { readonly trouble: string };

const PATIENCE_MS = 2000;

/** Asks the guard on a control port how it stands; undefined where no port is known. */
export async function askControl(
  { controlPort = 0, controlToken }: Control,
  clock: Clock,
): Promise<Answer | undefined> {
  if (controlPort === 0) return undefined;
  if (controlToken === undefined) {
    const how = 'give it with --control-token or IBS_GUARD_CONTROL_TOKEN';
    return {
      trouble: `the guard on control port ${controlPort} was not asked: its token is not known; ${how}`,
    };
  }
  const patience = new AbortController();
  const cancel = clock.after(PATIENCE_MS, () => patience.abort());
  try {
    const response = await fetch(`http://127.0.0.1:${controlPort}/status`, {
      headers: { authorization: `Bearer ${controlToken}` },
      signal: patience.signal,
    });
    if (response.status === 401) {
      return { trouble: `the guard on control port ${controlPort} has another token than the one given` };
    }
    const answer: unknown = await response.json();
    return isStatus(answer) ? { status: answer } : { trouble: noGuard(controlPort) };
  } catch (error) {
    const isSilent = error instanceof TypeError || patience.signal.aborted;
    return { trouble: isSilent ? `nothing answers on control port ${controlPort}` : noGuard(controlPort) };
  } finally {
    cancel();
  }
}

function noGuard(port: number): string {
  return `what answers on port ${port} is no control port of a guard of this version`;
}

function isStatus(answer: unknown): answer is RunningStatus {
  return typeof answer === 'object' && answer !== null && 'today' in answer && 'lastRefused' in answer;
}

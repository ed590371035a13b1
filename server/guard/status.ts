import type { Clock } from '../../platform/clock/clock.js';
import { killNow, lastRelease } from './by-hand.js';

/** How trading stands in a folder, and what the guard there says of itself. */
export interface GuardReport {
  readonly killed: string | null;
  readonly since: string | null;
  readonly released: { readonly by: string; readonly at: string } | null;
  /** What the running guard answered; null where none was asked. */
  readonly guard: object | null;
}

interface Control {
  readonly controlPort?: number | undefined;
  readonly controlToken?: string | undefined;
}

const PATIENCE_MS = 2000;

export async function guardStatus(home: string, clock: Clock, control: Control): Promise<GuardReport> {
  const kill = killNow(home, clock);
  const release = lastRelease(home);
  return {
    killed: kill?.because ?? null,
    since: kill ? new Date(kill.since).toISOString() : null,
    released: release ? { by: release.by, at: new Date(release.at).toISOString() } : null,
    guard: await askedOf(control, clock),
  };
}

export function statusText({ killed, since, released, guard }: GuardReport): string {
  const lines = [
    killed === null ? 'trading may go on: nothing is killed' : `KILLED since ${since}: ${killed}`,
    ...(released === null ? [] : [`released last by ${released.by} at ${released.at}`]),
    ...Object.entries(guard ?? {}).map(([name, value]) => `guard ${name}: ${String(value)}`),
  ];
  return `${lines.join('\n')}\n`;
}

async function askedOf({ controlPort = 0, controlToken }: Control, clock: Clock): Promise<object | null> {
  if (controlPort === 0 || controlToken === undefined) return null;
  const patience = new AbortController();
  const cancel = clock.after(PATIENCE_MS, () => patience.abort());
  try {
    const response = await fetch(`http://127.0.0.1:${controlPort}/status`, {
      headers: { authorization: `Bearer ${controlToken}` },
      signal: patience.signal,
    });
    const answer: unknown = await response.json();
    return typeof answer === 'object' ? answer : null;
  } catch {
    return { error: `none answers on port ${controlPort}` };
  } finally {
    cancel();
  }
}

import { readDuration } from '../../platform/text/duration.js';

/** Longer than any clock waits for at once. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

function readTimeout(text: string): number | undefined {
  const ms = readDuration(text);
  return ms !== undefined && ms > 0 && ms <= LONGEST_MS ? ms : undefined;
}

export function isTimeout(text: string): boolean {
  return readTimeout(text) !== undefined;
}

/** Of a setting, which has been checked. */
export function timeoutMs(text: string): number {
  const ms = readTimeout(text);
  if (ms === undefined) throw new Error(`${text} is no time`);
  return ms;
}

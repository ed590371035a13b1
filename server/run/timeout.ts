const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const FORM = /^(\d{1,6})(ms|s|m|h)$/;
/** Longer than any clock waits for at once. */
const LONGEST = 24 * UNITS.h;

/** Milliseconds of `30s` or `5m`; undefined for what says no such time. */
function readTimeout(text: string): number | undefined {
  const [, count, unit] = FORM.exec(text) ?? [];
  if (unit !== 'ms' && unit !== 's' && unit !== 'm' && unit !== 'h') return undefined;
  const ms = Number(count) * UNITS[unit];
  return ms > 0 && ms <= LONGEST ? ms : undefined;
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

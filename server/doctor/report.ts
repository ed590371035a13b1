/** `reduced`: the main job is done, with less than it could be. `broken`: something has to be mended first. */
export type Status = 'ok' | 'reduced' | 'broken';

/** What one look found. Commands in `found` and `mend` stand in `backticks`. */
export type Finding =
  | { readonly status: 'ok'; readonly found: string; readonly mend?: undefined }
  /** What is not as it should be comes with what the user can do about it. */
  | { readonly status: Exclude<Status, 'ok'>; readonly found: string; readonly mend: string };

export type CheckResult = Finding & {
  readonly id: string;
  readonly title: string;
};

/** What `ibs doctor`, `GET /api/doctor` and the first page show. */
export interface DoctorReport {
  readonly status: Status;
  readonly checks: readonly CheckResult[];
  readonly version: string;
  readonly commit?: string;
  /** Where state lives (IBS_HOME). */
  readonly home: string;
  /** When the checks were run, ISO 8601 in UTC. */
  readonly at: string;
}

const GRAVITY: readonly Status[] = ['ok', 'reduced', 'broken'];

/** A house is as sound as its worst part. */
export function worstOf(findings: readonly Finding[]): Status {
  return GRAVITY[Math.max(0, ...findings.map(({ status }) => GRAVITY.indexOf(status)))] ?? 'ok';
}

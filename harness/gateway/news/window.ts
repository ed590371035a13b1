/** A stretch of time: from after one moment up to another. */
export interface Window {
  readonly after: number;
  readonly until: number;
}

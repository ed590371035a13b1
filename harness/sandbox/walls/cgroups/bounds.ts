/** What all processes of a cell together may use. */
export interface Bounds {
  readonly memoryBytes?: number;
  readonly processes?: number;
  readonly cpuSeconds?: number;
}

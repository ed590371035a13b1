/** What the runner inside is told on file descriptor 3, as one JSON text. */
export interface Orders {
  /** The name of the program's file, which the runner writes into the scratch folder. */
  readonly file: string;
  /** What the runtime is to run: JavaScript, or Python. */
  readonly code: string;
  readonly args: readonly string[];
  /** How far the time that the program meets is ahead of this machine's, in milliseconds. */
  readonly timeShiftMs: number;
}

/** What the runner says on file descriptor 4, a line each; it closes it after the last. */
export const signs = {
  /** It waits for its orders. */
  ready: 'ready',
  /** The next instruction is the program's own. */
  begins: 'begins',
} as const;

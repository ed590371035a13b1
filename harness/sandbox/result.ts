/** How a run ended, by what ended it. */
export type Ending =
  /** With exit code 0. */
  | 'finished'
  /** With another exit code, or by a signal of its own making. */
  | 'failed'
  | 'timed-out'
  | 'out-of-cpu'
  | 'out-of-memory'
  | 'too-much-output'
  /** Whoever started it did not want to wait any longer. */
  | 'stopped'
  /** It never began: `trouble` says why. */
  | 'not-started';

/** One of a program's two streams of text: its beginning and its end. */
export interface Captured {
  readonly head: string;
  readonly tail: string;
  /** Bytes between the two that were not kept. */
  readonly left: number;
}

/** How a program was contained. */
export interface Isolation {
  readonly level: 'full' | 'reduced';
  /** Each wall by name, and what it is made of; those that could not be had say why. */
  readonly walls: readonly { readonly name: string; readonly holds: boolean; readonly by: string }[];
}

export interface RunResult {
  readonly ending: Ending;
  readonly exitCode: number | undefined;
  /**
   * By which signal it was ended. Bubblewrap tells signals as a shell does: an exit code of 128 and more that a
   * program chose itself, such as 143, reads as the signal of that number, here SIGTERM.
   */
  readonly signal: string | undefined;
  readonly trouble: string | undefined;
  readonly stdout: Captured;
  readonly stderr: Captured;
  /** Milliseconds: until the program's first instruction, and from there to its end. */
  readonly startMs: number;
  readonly runMs: number;
  /** Whether it began in a sandbox that was waiting for it. */
  readonly wasWarm: boolean;
  readonly isolation: Isolation;
}

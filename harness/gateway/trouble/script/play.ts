/** A script that is being played, or was. */
export interface Play {
  /** Counted from 1, for as long as the gateway lives. */
  readonly id: number;
  /** The script's. */
  readonly name: string;
  /** Resolves, and never rejects, when it has ended. */
  readonly done: Promise<Outcome>;
  progress(): Progress;
  /** No further step is done. What was to end by itself after a while still does. */
  stop(): void;
}

export interface Outcome {
  readonly end: 'finished' | 'stopped';
  /** Steps done or tried. */
  readonly steps: number;
  /** How many of them could not be done … */
  readonly failed: number;
  /** … and the first hundred of those. */
  readonly failures: readonly Failure[];
}

/** A step that could not be done: the ones after it are all the same. */
export interface Failure {
  readonly line: number;
  readonly action: string;
  readonly error: Error;
}

export interface Progress {
  readonly state: 'playing' | Outcome['end'];
  /** Steps done or tried … */
  readonly steps: number;
  /** … of so many. */
  readonly of: number;
  /** The line of the step that it waits for. */
  readonly next: number | undefined;
  readonly failed: number;
  readonly failures: readonly Failure[];
}

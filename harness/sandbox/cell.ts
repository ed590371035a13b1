import type { Readable, Writable } from 'node:stream';
import type { Limits } from './limits.js';
import type { Isolation } from './result.js';

/** What is to be started behind the walls. */
export interface CellPlan {
  readonly runtime: 'node' | 'python';
  /** Arguments of the runtime, as seen from inside; files it needs are in `files`. */
  readonly args: readonly string[];
  /** Files and folders of this machine that are to be seen inside, read-only: from here, to there. */
  readonly files: Readonly<Record<string, string>>;
  /** The unix socket at which the guard listens, on this machine; inside it is `guardSocket`. */
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limits: Limits;
}

/** A running process behind the walls, and all that it starts. */
export interface Cell {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** A pipe of its own, file descriptor 3 inside, by which the runner inside is told what to run. */
  readonly orders: Writable;
  /** File descriptor 4 inside, on which the runner inside says that it is ready; it closes it before the program begins. */
  readonly signs: Readable;
  /** Kills everything in it. */
  kill(): void;
  /** Resolves once nothing of it is left; never rejects. */
  readonly ended: Promise<CellEnd>;
}

export interface CellEnd {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** A limit that the kernel saw broken. */
  readonly broke: 'memory' | 'cpu' | 'processes' | undefined;
  /** Set when the cell could not be started. */
  readonly trouble: string | undefined;
}

/** Where the guard's socket is, inside. */
export const guardSocket = '/run/guard.sock';
/** The only folder inside that can be written to. */
export const scratchFolder = '/tmp';

/** A way to contain programs: bubblewrap, or what is to be had without it. */
export interface Walls {
  readonly isolation: Isolation;
  start(plan: CellPlan): Cell;
}

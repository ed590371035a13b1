import type { Limits } from '../../../harness/sandbox/limits.js';
import type { Ending } from '../../../harness/sandbox/result.js';
import type { WallName } from '../../../harness/sandbox/walls/wall.js';
import type { Scene } from './scene.js';

/** A program that wants out, and what holds it. */
export interface Escape<Name extends string = WallName> {
  readonly file: string;
  /**
   * What holds it: with all of these taken away it gets out, and with all there it does not. Several where one
   * stands behind the other. What no wall that can be taken away holds alone gets out of a bare process: without
   * walls, and without what the runner does before a program begins.
   */
  readonly walls: readonly Name[] | 'bare';
  /** Bounds that we keep from outside, which no wall can be named for: so much looser, it gets out. */
  readonly looser?: Partial<Limits>;
  /** For both runs. */
  readonly limits?: Partial<Limits>;
  readonly args?: (scene: Scene) => readonly string[] | Promise<readonly string[]>;
  /** The verdict on it behind the walls. */
  readonly ends: Ending;
  /** What it meets there, in its own output. */
  readonly meets?: RegExp;
  /** Why only root can show it: what it is after belongs to root, or an ordinary user has nothing that holds it. */
  readonly needsRoot?: string;
  /** What the kernel may lack or refuse to everybody; where the program does not get out then, it is skipped. */
  readonly mayLack?: string;
  /** Run twice in a row: the second run is looked at. */
  readonly twice?: true;
}

/** How one run of it went. */
export interface Attempt {
  readonly ending: Ending;
  readonly stdout: string;
  readonly stderr: string;
  readonly trouble: string | undefined;
  /** What it did outside, as seen from there. */
  readonly harm: readonly string[];
}

/** One line that `attempts.ts` prints: all that happened to one program. */
export interface Outcome {
  readonly file: string;
  /** With its walls taken away. */
  readonly open: Attempt;
  readonly held: Attempt;
  /** A plain program that ran after it. */
  readonly next: Attempt;
}

/** By its own words, or seen from outside. */
export function gotOut({ stdout, harm }: Attempt): boolean {
  return /^ESCAPED/m.test(stdout) || harm.length > 0;
}

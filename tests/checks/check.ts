import type { Tree } from './tree.js';

/** What a check has to say. Problems fail it; notes are only shown. */
export interface Findings {
  /** Each names the place (`path:line`) and what to do there. */
  readonly problems: readonly string[];
  readonly notes?: readonly string[];
}

export interface Check {
  readonly name: string;
  /** What it holds the project to, in half a line. */
  readonly holds: string;
  run(tree: Tree): Findings | Promise<Findings>;
}

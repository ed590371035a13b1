import type { Path } from '../path/path.js';

/** The way a price goes: `level × exp(Σ times × path)`. */
export interface Walk {
  readonly level: number;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly path: Path;
  readonly times: number;
}

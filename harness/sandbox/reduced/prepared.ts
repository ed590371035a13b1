import type { Command } from './launcher.js';
import type { Places } from './seen-from-here.js';

/** What a runtime is started as, and what its preload is told by the environment. */
export interface Prepared extends Command {
  readonly env: Readonly<Record<string, string>>;
}

/** What the command of a runtime depends on besides the plan. */
export interface Surroundings {
  /** The cell's own folder. */
  readonly scratch: string;
  /** The folder with the preloads. */
  readonly inside: string;
  readonly places: Places;
  readonly stands: (wall: string) => boolean;
}

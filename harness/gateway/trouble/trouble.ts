import type { z } from 'zod';
import type { ActionName, actions } from './actions.js';
import { createEnds } from './ends.js';
import { requireAction } from './read-action.js';
import type { Play } from './script/play.js';
import { createPlayer } from './script/player.js';
import type { Script } from './script/script.js';
import type { Stage } from './stage.js';
import { type Status, statusOf } from './status.js';

/** What really happens to people, made to happen now. */
export interface Trouble {
  /** Does it, and says in a sentence what was done; throws a `Fault` where it cannot be, having done nothing. */
  act<Name extends ActionName>(name: Name, parameters: ParametersOf<Name>): string;
  /** The same by a name and parameters of which nothing is known yet, such as a stranger's. */
  perform(name: string, parameters: unknown): string;
  /** Begins a script: several may be played at once. Throws a `Fault` where a moment of it is in the past, or an account unknown. */
  play(script: Script): Play;
  /** Scripts that are being played, and the last ones that were, the oldest first. */
  plays(): readonly Play[];
  /** How things stand. */
  status(): Status;
  /** Nothing more happens by itself: scripts stop, and what was to end after a while does not. */
  close(): void;
}

export type ParametersOf<Name extends ActionName> = z.input<(typeof actions)[Name]['parameters']>;

export function createTrouble(stage: Stage): Trouble {
  const { wall, log } = stage.backend;
  const ends = createEnds(stage);

  const perform = (name: string, given: unknown): string => {
    const read = requireAction(name, given ?? {});
    // What has happened until now has happened as things were.
    stage.backend.venue.catchUp();
    stage.backend.pump.beat();
    const begun = ends.about(read);
    const done = read.action.run(stage, read.parameters);
    log.info({ action: name, parameters: given }, `trouble: ${done}`);
    begun();
    return done;
  };

  const player = createPlayer({ wall, clock: stage.clock, log, perform }, stage.backend.venue.accountIds);
  return {
    act: perform,
    perform,
    play: player.play,
    plays: player.plays,
    status: () => statusOf(stage),
    close() {
      player.close();
      ends.close();
    },
  };
}

import { checkAccounts } from './accounts.js';
import { checkPast } from './past.js';
import { type Means, performSteps, type Running } from './perform-steps.js';
import type { Outcome, Play } from './play.js';
import { countSteps, type Script } from './script.js';

export interface Player {
  play(script: Script): Play;
  /** Those that are being played and the last that were, the oldest first. */
  plays(): readonly Play[];
  close(): void;
}

/** So many that have ended are remembered. */
const KEPT = 100;

/** Plays scripts, several at once if need be. @param accounts those of the login */
export function createPlayer(means: Means, accounts: readonly string[]): Player {
  const { clock, log } = means;
  let plays: readonly Play[] = [];
  let count = 0;
  let isClosed = false;

  const begin = (script: Script, id: number): Play => {
    const { name } = script;
    const of = countSteps(script);
    const stopping = new AbortController();
    if (isClosed) stopping.abort();
    const running: Running = { steps: 0, next: undefined, failed: 0, failures: [] };
    let state: 'playing' | Outcome['end'] = 'playing';
    log.info({ script: name, id }, 'trouble: a script begins');
    const done = performSteps(script, running, stopping.signal, means).then((): Outcome => {
      const { steps, failed, failures } = running;
      const end = steps < of ? 'stopped' : 'finished';
      state = end;
      log.info({ script: name, id, steps, failed }, `trouble: a script has ${end}`);
      return { end, steps, failed, failures };
    });
    return {
      id,
      name,
      done,
      progress: () => ({ ...running, failures: [...running.failures], state, of }),
      stop: () => stopping.abort(),
    };
  };

  const withoutOld = (all: readonly Play[]) => {
    const ended = all.filter((play) => play.progress().state !== 'playing');
    const old = new Set(ended.slice(0, -KEPT));
    return all.filter((play) => !old.has(play));
  };

  return {
    plays: () => plays,
    play(script) {
      checkPast(script, clock.now());
      checkAccounts(script, accounts);
      count += 1;
      const play = begin(script, count);
      plays = withoutOld([...plays, play]);
      return play;
    },
    close() {
      isClosed = true;
      for (const play of plays) play.stop();
    },
  };
}

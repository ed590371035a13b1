import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { type Clock, sleep } from '../../../../platform/clock/clock.js';
import type { CellEnd } from '../../cell.js';
import { descriptors } from './descriptors.js';
import { pipeOf } from './spawn.js';
import { readStatus, type Status } from './status.js';
import { killTree, lives } from './tree.js';
import { brokenInGroup, type Watched, watchCell } from './watch.js';

export interface Life {
  kill(): void;
  readonly ended: Promise<CellEnd>;
}

/** Sees to it that a cell ends: when its program does, when it is killed, or when it breaks a bound. */
export function followLife(child: ChildProcess, watched: Watched, clock: Clock): Life {
  const status = readStatus(pipeOf(child, descriptors.status));
  let killed = false;
  let exited = false;
  let broke: CellEnd['broke'];
  const killAll = () => {
    // Afterwards its number may be another's.
    if (!exited) killTree(watched.pid);
    watched.group.kill();
  };
  const stopWatching = watchCell(clock, watched, (what) => {
    broke = what;
    killed = true;
    killAll();
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    .then(() => {
      exited = true;
      stopWatching();
      // Before its group goes, which alone knows.
      broke ??= brokenInGroup(watched) ?? (watched.group.processesRanOut() ? 'processes' : undefined);
      return Promise.all([status.closed, nothingLeft(watched, status, clock)]);
    })
    .then(() => endBy(status, broke, killed));
  return {
    kill() {
      killed ||= !exited;
      killAll();
    },
    ended,
  };
}

const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 50;

/** What the program left running ends with the cell's first process, though not in the same moment. */
async function nothingLeft({ group }: Watched, status: Status, clock: Clock): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    group.kill();
    const init = status.init();
    const alive = init !== undefined && lives(init);
    if (alive) killTree(init);
    else if (group.remove()) return;
    await sleep(clock, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }
}

/** Shells and bubblewrap tell of a signal as of an exit code this much higher. */
const SIGNALLED = 128;

function endBy(status: Status, broke: CellEnd['broke'], killed: boolean): CellEnd {
  const exitCode = status.exitCode();
  const signal = exitCode === undefined ? undefined : nameOf(exitCode - SIGNALLED);
  const trouble =
    exitCode === undefined && !killed
      ? 'bubblewrap could not make the sandbox; standard error has its words'
      : undefined;
  return {
    exitCode: signal === undefined ? exitCode : undefined,
    signal: exitCode === undefined && killed ? 'SIGKILL' : signal,
    broke,
    trouble,
  };
}

function nameOf(number: number): string | undefined {
  return Object.entries(constants.signals).find(([, each]) => each === number)?.[0];
}

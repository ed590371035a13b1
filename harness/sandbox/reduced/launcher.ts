import type { CellPlan } from '../cell.js';
import { SHELL, ulimits } from './limiting.js';

/** The pipe on which the watcher sees that we are gone. */
export const LIFELINE = 5;

/** Ends the group of processes once we are gone. It is nobody's child: no program waits for it. */
const WATCHER = `( ( read -r _; kill -KILL 0 ) <&${LIFELINE} ${LIFELINE}<&- >/dev/null 2>&1 3>&- 4>&- & )`;

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** A shell that leaves a watcher behind, limits itself and becomes the command. */
export function launcher(
  { program, args }: Command,
  { limits, runtime }: Pick<CellPlan, 'limits' | 'runtime'>,
  stands: (wall: string) => boolean,
): Command {
  const script = [
    WATCHER,
    'unset PWD OLDPWD SHLVL',
    'ulimit -c 0 2>/dev/null || :',
    ...Object.entries(ulimits(limits, runtime))
      .filter(([wall]) => stands(wall))
      .map(([, ulimit]) => `{ ${ulimit}; } 2>/dev/null || :`),
    `exec "$@" ${LIFELINE}<&-`,
  ].join('\n');
  return { program: SHELL, args: ['-c', script, 'sh', program, ...args] };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process that prints a line for each thing it has done. */
export interface Telling {
  readonly child: ChildProcess;
  /** It has printed something, or ended. */
  readonly hasBegun: Promise<unknown>;
  /** What it printed until its end, line by line; a line that is not whole was not printed. */
  readonly ended: Promise<readonly string[]>;
}

/** Runs plain JavaScript. `shell` may set limits for it, as in `ulimit -f 100`. */
export function startTelling(program: string, args: readonly string[], shell = ':'): Telling {
  const command = ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, program, ...args];
  const child = spawn('sh', command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const ended = once(child, 'close').then(() => out.split('\n').slice(0, -1));
  return { child, hasBegun: Promise.race([once(child.stdout, 'data'), ended]), ended };
}

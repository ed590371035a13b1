import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough, Readable, Writable } from 'node:stream';
import type { Cell, CellEnd } from '../cell.js';
import { type Command, LIFELINE } from './launcher.js';

const nothing: CellEnd = { exitCode: undefined, signal: undefined, broke: undefined, trouble: undefined };

export interface Start {
  readonly command: Command;
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Called once nothing of the cell is left. */
  readonly leave: () => void;
}

/** Starts a command as the first of a group of processes, which ends as a whole. */
export function startCell({ command, env, folder, leave }: Start): Cell {
  const stdio = Array.from({ length: LIFELINE + 1 }, () => 'pipe' as const);
  const child = spawn(command.program, command.args, { cwd: folder, env, stdio, detached: true });
  const pipes: readonly (Readable | Writable | null | undefined)[] = child.stdio;
  // That the other end of a pipe has died is told by `ended`.
  for (const pipe of pipes) pipe?.on('error', () => {});
  const [stdin, stdout, stderr, orders, signs, lifeline] = pipes;
  const unwatched = closed(lifeline);
  return {
    stdin: writable(stdin),
    stdout: readable(stdout),
    stderr: readable(stderr),
    orders: writable(orders),
    signs: readable(signs),
    kill() {
      const lives = child.exitCode === null && child.signalCode === null;
      if (lives && child.pid !== undefined) signalGroup(child.pid);
    },
    ended: endOf(child).then(async (end) => {
      // What the first process has left: the watcher at least, whose death closes the lifeline.
      if (child.pid !== undefined) signalGroup(child.pid);
      await unwatched;
      leave();
      return end;
    }),
  };
}

/** A cell that could not be started. */
export function unstarted(trouble: string): Cell {
  const silent = () => new PassThrough().end();
  return {
    stdin: silent(),
    stdout: silent(),
    stderr: silent(),
    orders: silent(),
    signs: silent(),
    kill() {},
    ended: Promise.resolve({ ...nothing, trouble }),
  };
}

function endOf(child: ChildProcess): Promise<CellEnd> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ ...nothing, trouble: message }));
    child.once('exit', (code, signal) =>
      resolve({
        ...nothing,
        exitCode: code ?? undefined,
        signal: signal ?? undefined,
        broke: signal === 'SIGXCPU' ? 'cpu' : undefined,
      }),
    );
  });
}

function signalGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // There is nobody left.
  }
}

function closed(stream: unknown): Promise<void> {
  if (!(stream instanceof Readable)) return Promise.resolve();
  return new Promise((resolve) => stream.once('close', () => resolve()).resume());
}

function writable(stream: unknown): Writable {
  if (stream instanceof Writable) return stream;
  throw new TypeError('expected a pipe to write to');
}

function readable(stream: unknown): Readable {
  if (stream instanceof Readable) return stream;
  throw new TypeError('expected a pipe to read from');
}

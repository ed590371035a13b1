import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Asked, Told } from './protocol.js';

/** A server in a process of its own, so that it has a core for itself and a memory that can be read. */
export interface MeasuredProcess {
  readonly port: number;
  /** Lets time pass there; resolves with the bytes written to all clients since their beginnings. */
  advance(ms: number): Promise<number>;
  megabytes(): Promise<number>;
  end(): void;
}

export async function startProcess(
  file: string | URL,
  args: readonly string[] = [],
): Promise<MeasuredProcess> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, [...args], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const ready = await next(child, 'ready');
  const ask = (asked: Asked) => void child.send(asked);
  return {
    port: ready.port,
    async advance(ms) {
      ask({ kind: 'advance', ms });
      return (await next(child, 'advanced')).bytes;
    },
    async megabytes() {
      ask({ kind: 'memory' });
      return (await next(child, 'memory')).megabytes;
    },
    end: () => void child.kill(),
  };
}

type Answer<Kind> = Extract<Told, { kind: Kind }>;

function next<Kind extends Told['kind']>(child: ChildProcess, kind: Kind): Promise<Answer<Kind>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the measured process ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (told: Told) => {
      child.off('exit', onExit);
      if (isOf(told, kind)) resolve(told);
      else reject(new Error(`expected "${kind}" from the measured process, found "${told.kind}"`));
    });
  });
}

function isOf<Kind extends Told['kind']>(told: Told, kind: Kind): told is Answer<Kind> {
  return told.kind === kind;
}

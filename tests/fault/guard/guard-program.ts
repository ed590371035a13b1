import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bundled } from '../../processes/bundled.js';

/** The guard of these tests as one file: a start is then a matter of a few hundred milliseconds. */
export function guardProgram(): Promise<string> {
  return bundled(fileURLToPath(new URL('guard-process.ts', import.meta.url)));
}

export interface GuardProcess {
  /** On which it listens. */
  readonly port: number;
  /** As the system does: it can do nothing about it. */
  kill(): Promise<void>;
}

/**
 * Starts one before a gateway on a port. `shell` may set limits for it, as in `ulimit -f 100`.
 */
export async function startProgram(
  program: string,
  gateway: number,
  home: string,
  shell = ':',
): Promise<GuardProcess> {
  const command = ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, program, String(gateway), home];
  const child = spawn('sh', command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const ended = once(child, 'close');
  const [printed] = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data'),
    ended.then(() => Promise.reject(new Error(`the guard ended before it had begun: ${complaints}`))),
  ]);
  return {
    port: Number(printed),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

import { spawn } from 'node:child_process';
import { signalGroup } from '../run/group.js';

export interface Ran {
  readonly code: number;
  /** What it wrote on both streams, in the order it came. */
  readonly output: string;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly limitMs?: number;
  /** Handed to its standard input. */
  readonly input?: string;
}

/** Runs a command to its end or its time limit, then ends whatever it started and left behind. */
export function runCommand(file: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const { NODE_EXTRA_CA_CERTS: _slow, ...env } = { ...process.env, ...options.env };
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: options.cwd, env, detached: true });
    const { pid } = child;
    let output = '';
    let timedOut = false;
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    // A command that ends without reading its input is no failure of ours.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    const killGroup = () => {
      if (pid !== undefined) signalGroup(pid, 'SIGKILL');
    };
    const limit = setTimeout(() => {
      timedOut = true;
      killGroup();
    }, options.limitMs ?? 300_000);
    process.once('exit', killGroup);
    child.on('error', reject);
    child.on('exit', killGroup);
    child.on('close', (code) => {
      clearTimeout(limit);
      process.off('exit', killGroup);
      resolve({ code: code ?? 1, output, timedOut });
    });
  });
}

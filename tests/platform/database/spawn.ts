import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Child {
  readonly process: ChildProcess;
  /** What it has printed so far, line by line; the last line only once it is whole. */
  lines(): readonly string[];
  errors(): string;
  /** Resolves as soon as it has printed so many lines; rejects if it ends before. */
  printed(count: number): Promise<void>;
  /** A line on its standard input. */
  tell(line: string): void;
  /** Ends its standard input. */
  tellNoMore(): void;
  /** How it ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/**
 * Runs a TypeScript file of the tests in a process of its own, killed when the test ends. `shell` may set
 * limits for it, as in `ulimit -f 100`.
 */
export function spawnTest(file: string, args: readonly string[], shell = ':'): Child {
  const env = { ...process.env };
  // Reading a bundle of certificates would more than double the start of each child.
  delete env['NODE_EXTRA_CA_CERTS'];
  const child = spawn(
    'sh',
    ['-c', `${shell}; exec "$@"`, 'sh', process.execPath, '--import', 'tsx', file, ...args],
    {
      cwd: ROOT,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    child.emit('printed');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const lines = () => out.split('\n').slice(0, -1);
  const ended = once(child, 'close').then(
    ([code, signal]: (number | NodeJS.Signals | null)[]) => signal ?? code ?? -1,
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    process: child,
    lines,
    errors: () => errors,
    ended,
    tell: (line) => void child.stdin.write(`${line}\n`),
    tellNoMore: () => void child.stdin.end(),
    printed: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (lines().length >= count) resolve();
        };
        child.on('printed', look);
        look();
        void ended.then((how) => {
          reject(new Error(`ended (${how}) after ${lines().length} of ${count} lines:\n${errors}`));
        });
      }),
  };
}

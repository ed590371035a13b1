import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Isolation } from '../../../harness/sandbox/result.js';
import type { Escape, Outcome } from './escape.js';
import { inheritedWord } from './escapes/processes.js';
import { type Left, leftOf } from './left.js';

/** A process that tries programs, one after the other. */
export interface Attempts {
  outcomeOf(file: string): Promise<Outcome>;
  /** Resolves once it has ended in order, to what may be asked again: what is left of it on the machine. */
  readonly ended: Promise<() => Left>;
}

export interface AttemptsOptions {
  readonly python: string;
  readonly level: Isolation['level'];
  readonly escapes: readonly Pick<Escape, 'file'>[];
  /** As whom it runs: a number that no user of this machine has; as ourselves when left out. */
  readonly user?: number;
}

const MAIN = fileURLToPath(new URL('attempts.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Where an open file is put that nobody ought to inherit. */
const INHERITED = 20;

export function startAttempts({ python, level, escapes, user }: AttemptsOptions): Attempts {
  const home = mkdtempSync(join(tmpdir(), 'escape-'));
  const temporary = join(home, 'tmp');
  mkdirSync(temporary);
  const inherited = join(home, 'inherited');
  writeFileSync(inherited, inheritedWord);
  if (user !== undefined) for (const path of [home, temporary]) chownSync(path, user, user);
  const drop = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
  const node = [
    process.execPath,
    '--import',
    'tsx',
    MAIN,
    level,
    python,
    home,
    ...escapes.map(({ file }) => file),
  ];
  const [program = '', ...args] = user === undefined ? node : [...drop, ...node];
  const fd = openSync(inherited, 'r');
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: user === undefined ? homedir() : '/home',
      TMPDIR: temporary,
      ESCAPE_SECRET: 'known to nobody',
    },
    stdio: ['ignore', 'pipe', 'pipe', ...Array<'ignore'>(INHERITED - 3).fill('ignore'), fd],
  });
  closeSync(fd);
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('a process without output was started');
  let errors = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'exit');
  const told = new Map(escapes.map(({ file }) => [file, withResolver<Outcome>()]));
  createInterface({ input: stdout }).on('line', (line) => {
    const outcome: Outcome = JSON.parse(line);
    told.get(outcome.file)?.resolve(outcome);
  });
  void once(child, 'close').then(([code]) => {
    for (const { reject } of told.values()) reject(new Error(`it ended with ${code} before that: ${errors}`));
  });
  return {
    outcomeOf(file) {
      const found = told.get(file);
      if (found === undefined) throw new Error(`${file} was not asked for`);
      return found.promise;
    },
    ended: ended.then(([code]) => {
      if (code !== 0) throw new Error(`it ended with ${code}: ${errors}`);
      return () => leftOf(child.pid ?? 0, user, home);
    }),
  };
}

function withResolver<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Told to whoever asks.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type ProgramName = 'bwrap' | 'chromium' | 'python' | 'strace';

export type Program = { readonly path: string } | { readonly missing: string };

interface Wanted {
  /** Every path at which it may lie, the best first. */
  readonly candidates: (env: NodeJS.ProcessEnv) => readonly string[];
  /** What it is asked to do to show that it not only lies there but works. */
  readonly proof: readonly string[];
  readonly remedy: string;
}

const WANTED: Readonly<Record<ProgramName, Wanted>> = {
  bwrap: {
    candidates: (env) => onPath(env, 'bwrap'),
    proof: ['--ro-bind', '/', '/', '--unshare-all', 'true'],
    remedy: 'install bubblewrap, and allow user namespaces',
  },
  chromium: {
    candidates: (env) => onPath(env, 'chromium', 'chromium-browser', 'google-chrome'),
    proof: ['--version'],
    remedy: 'install chromium (apt-get install chromium)',
  },
  python: {
    // Tests run with an IBS_HOME of their own; the set-up's virtual environment lies in the user's.
    candidates: (env) =>
      env['IBS_TEST_HOME'] ? [join(env['IBS_TEST_HOME'], 'python', 'bin', 'python')] : [],
    proof: ['-c', 'import ib_async'],
    remedy: 'install Python 3.10 or newer with venv and pip, then run `npm run setup -- --retry`',
  },
  strace: {
    candidates: (env) => onPath(env, 'strace'),
    proof: ['-f', 'true'],
    remedy: 'install strace (apt-get install strace), and allow processes to be traced',
  },
};

const found = new Map<ProgramName, Program>();

export function findProgram(name: ProgramName, env: NodeJS.ProcessEnv = process.env): Program {
  const known = found.get(name);
  if (known && env === process.env) return known;
  const program = lookFor(name, env);
  if (env === process.env) found.set(name, program);
  return program;
}

function lookFor(name: ProgramName, env: NodeJS.ProcessEnv): Program {
  const { candidates, proof, remedy } = WANTED[name];
  const path = candidates(env).find(isExecutable);
  if (!path) return { missing: `${name} is not on this machine: ${remedy}` };
  try {
    execFileSync(path, proof, { stdio: 'pipe', timeout: 20_000, env });
    return { path };
  } catch (error) {
    const why = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
    return { missing: `${name} at ${path} does not work (${why}): ${remedy}` };
  }
}

function onPath(env: NodeJS.ProcessEnv, ...names: readonly string[]): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

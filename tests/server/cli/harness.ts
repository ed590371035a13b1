import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode } from '../../../platform/errors/exit.js';
import { runCommandLine } from '../../../server/cli/command-line.js';
import type { Io } from '../../../server/cli/io.js';

export interface Ran {
  readonly exit: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  /** Somebody who sits at a terminal and answers. */
  readonly ask?: (question: string) => Promise<string>;
  /** What lies on standard input. */
  readonly input?: string;
  /** Sees results as they are written, for commands that run until stopped. */
  readonly onOut?: (text: string) => void;
  /** Sees everything else as it is written. */
  readonly onErr?: (text: string) => void;
  /** Whether a person looks at the results, or at everything else, and no pipe or file takes them. */
  readonly outIsTerminal?: boolean;
  readonly errIsTerminal?: boolean;
}

/** Runs a command line in this process, in a state folder of its own. */
export async function ibs(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const cwd = options.cwd ?? emptyFolder();
  const io: Io = {
    env: { IBS_HOME: join(cwd, 'home'), ...options.env },
    cwd,
    out: (text) => {
      out += text;
      options.onOut?.(text);
    },
    err: (text) => {
      err += text;
      options.onErr?.(text);
    },
    outIsTerminal: options.outIsTerminal ?? false,
    errIsTerminal: options.errIsTerminal ?? false,
    columns: 80,
    input: async () => options.input ?? '',
    ...(options.ask === undefined ? {} : { ask: options.ask }),
    signal: options.signal ?? new AbortController().signal,
  };
  const exit = await runCommandLine(args, io);
  return { exit, out, err };
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ibs-cli-'));
}

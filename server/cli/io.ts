import type { AppOptions } from '../app.js';

/** Where a command reads its surroundings and writes its results: the process, or a test's buffers. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Results: what a pipe is meant to carry on. */
  out(text: string): void;
  /** Everything else: log, progress, complaints. */
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly columns: number;
  /** All of standard input, as text. */
  input(): Promise<string>;
  /** What a person types in answer to a question, undefined for Ctrl-C and Ctrl-D; absent where nobody sits at a terminal. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Aborted by Ctrl-C or SIGTERM; its reason is the signal's name. */
  readonly signal: AbortSignal;
}

export function processIo(signal: AbortSignal): Io {
  return {
    env: process.env,
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 80,
    async input() {
      const { text } = await import('node:stream/consumers');
      return text(process.stdin);
    },
    ...(process.stdin.isTTY === true && process.stderr.isTTY === true ? { ask: askOnTerminal(signal) } : {}),
    signal,
  };
}

/** The question goes to standard error: standard output may lead into a pipe. Ctrl-C and Ctrl-D are no answer. */
function askOnTerminal(signal: AbortSignal): (question: string) => Promise<string | undefined> {
  return async (question) => {
    const { createInterface } = await import('node:readline');
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    return new Promise((resolve) => {
      lines.once('close', () => resolve(undefined));
      signal.addEventListener('abort', () => lines.close(), { once: true });
      lines.question(question, (answer) => {
        resolve(answer);
        lines.close();
      });
    });
  };
}

/** Colour is for terminals whose user has not asked to go without (https://no-color.org). */
export function usesColour(io: Io, isTerminal: boolean): boolean {
  return isTerminal && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
}

export function logOutput(io: Io): NonNullable<AppOptions['log']> {
  return { write: io.err, isTerminal: io.errIsTerminal, colour: usesColour(io, io.errIsTerminal) };
}

/** Standard error as a place for progress: a bar for a person, lines for a pipe. */
export function terminalOf(io: Io): { write(text: string): void; columns: number; isTTY: boolean } {
  return { write: io.err, columns: io.columns, isTTY: io.errIsTerminal };
}

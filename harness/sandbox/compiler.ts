import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock/clock.js';
import { createTurns } from './turns.js';

/** What the compiler made of one program, or what kept it from it. */
export type Compilation =
  | { readonly is: 'compiled'; readonly code: string }
  /** In the compiler's words. */
  | { readonly is: 'refused'; readonly words: string }
  /** It took more time or memory than it may, or made too much of it. */
  | { readonly is: 'too-much' }
  | { readonly is: 'stopped' }
  | { readonly is: 'not-started'; readonly why: string };

export interface CompilerOptions {
  readonly clock: Clock;
  /** Stops it. */
  readonly signal?: AbortSignal | undefined;
}

const MIB = 1024 ** 2;
export const compilerLimits = { seconds: 5, memoryMiB: 512 } as const;
/** With the program's source and its map; a longer one would be no program. */
const LONGEST = 8 * MIB;
const LONGEST_WORDS = 64 * 1024;
/** Its exit code for what is no TypeScript; but for those of a shell anything else is an end of its own. */
const REFUSED = 1;
/** A shell's, for what it cannot become. */
const NOT_STARTED = [126, 127];

/** Each takes a processor, and up to its limit of memory: all together are bounded by how many there are. */
const MOST_AT_ONCE = Math.min(Math.max(availableParallelism(), 2), 8);
const turns = createTurns(MOST_AT_ONCE);

/**
 * Compiles one program in a process of its own, which is killed when it takes too long: there are short programs
 * on which the compiler works for years. Never rejects.
 */
export async function compileAlone(
  code: string,
  words: readonly string[],
  options: CompilerOptions,
): Promise<Compilation> {
  const compilation = await turns.take(() => compileNow(code, words, options), options.signal);
  return compilation ?? { is: 'stopped' };
}

async function compileNow(
  code: string,
  options: readonly string[],
  { clock, signal }: CompilerOptions,
): Promise<Compilation> {
  if (signal?.aborted) return { is: 'stopped' };
  const [program = '', ...args] = [...limiter(), compilerPath(), ...options];
  let child: ChildProcessWithoutNullStreams;
  try {
    // One processor, that a program hard to compile leaves the others to others.
    // Ctrl-C is ours to hear: what is detached hears it from us.
    child = spawn(program, args, { cwd: '/', env: { GOMAXPROCS: '1' }, detached: true, windowsHide: true });
  } catch (error) {
    return { is: 'not-started', why: String(error) };
  }
  let early: Compilation | undefined;
  const stop = (because: Compilation) => {
    early ??= because;
    child.kill('SIGKILL');
  };
  const onAbort = () => stop({ is: 'stopped' });
  signal?.addEventListener('abort', onAbort, { once: true });
  const cancel = clock.after(compilerLimits.seconds * 1000, () => stop({ is: 'too-much' }));
  child.on('error', (error) => stop({ is: 'not-started', why: error.message }));
  // It need not read all of what it refuses.
  child.stdin.on('error', () => {});
  child.stdin.end(code);
  const made = collect(child.stdout, LONGEST, () => stop({ is: 'too-much' }));
  const words = collect(child.stderr, LONGEST_WORDS, () => {});
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  cancel();
  signal?.removeEventListener('abort', onAbort);
  if (early !== undefined) return early;
  if (exitCode === 0) return { is: 'compiled', code: made() };
  if (exitCode !== null && NOT_STARTED.includes(exitCode)) return { is: 'not-started', why: words().trim() };
  return exitCode === REFUSED ? { is: 'refused', words: words() } : { is: 'too-much' };
}

/** What a shell says before it becomes the compiler; a system that takes one of the limits need not take all. */
const LIMITING = `
ulimit -d ${compilerLimits.memoryMiB * 1024} 2>/dev/null
ulimit -t ${compilerLimits.seconds} 2>/dev/null
ulimit -c 0 2>/dev/null
exec "$@"`;

/** Bounds on memory and CPU, also for one that we left behind because we were killed; its time we keep ourselves. */
function limiter(): readonly string[] {
  return process.platform === 'win32' ? [] : ['/bin/sh', '-c', LIMITING, 'sh'];
}

let found: string | undefined;

/** The compiler itself: the package's own script would start it as a process that outlives a kill. */
function compilerPath(): string {
  if (found === undefined) {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('esbuild'));
    const platform = `@esbuild/${process.platform}-${process.arch}`;
    const folder = join(fromPackage.resolve(`${platform}/package.json`), '..');
    found = process.platform === 'win32' ? join(folder, 'esbuild.exe') : join(folder, 'bin', 'esbuild');
  }
  return found;
}

/** What a stream says, up to so many bytes; all of it is read. */
function collect(stream: Readable, most: number, tooMuch: () => void): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('error', () => {});
  stream.on('data', (chunk: Buffer) => {
    const room = most - length;
    length += chunk.length;
    if (room > 0) chunks.push(chunk.subarray(0, room));
    if (length > most) tooMuch();
  });
  return () => Buffer.concat(chunks).toString();
}

import type { Duplex, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type Clock, sleep } from '../../platform/clock/clock.js';
import { capture } from './capture.js';
import type { CellEnd } from './cell.js';
import type { CompiledOrders } from './compile.js';
import type { Limits } from './limits.js';
import type { Program } from './program.js';
import type { RunResult } from './result.js';
import { type Cause, endingOf } from './verdict.js';
import type { WaitingCell } from './waiting-cell.js';

export interface RunOptions {
  /** Is given each connection that the program makes; the guard's `attach`, or a gateway's. */
  readonly connect: (stream: Duplex) => void;
  readonly limits?: Partial<Limits>;
  /** The time that the program is to meet, which goes on at this machine's pace; that of this machine where left out. */
  readonly now?: (() => number) | undefined;
  /** Hears what the program prints while it runs. */
  readonly onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
  /** Stops it. */
  readonly signal?: AbortSignal;
}

export type CellResult = Omit<RunResult, 'isolation'>;

/** A runtime that does not come to a program's first instruction by then never will. */
const LONGEST_START = 30_000;
/** What a cell wrote is there within this time after its end. */
const LAST_WORDS = 1000;

/** Runs one program in a cell that waits for it, and leaves nothing of either. */
export async function runCell(
  waiting: WaitingCell,
  orders: CompiledOrders,
  { language }: Program,
  { connect, now, onOutput = () => {}, signal }: RunOptions,
  limits: Limits,
  clock: Clock,
): Promise<CellResult> {
  const { cell, door } = waiting;
  const called = clock.monotonic();
  let cause: Cause | undefined;
  const stop = (because: Cause) => {
    cause ??= because;
    cell.kill();
  };
  const onAbort = () => stop('stopped');
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  const listen = (name: 'stdout' | 'stderr') =>
    capture(cell[name], {
      kept: limits.keptBytes,
      most: limits.outputBytes,
      tooMuch: () => stop('too-much-output'),
      heard: (text) => onOutput(text, name),
    });
  const stdout = listen('stdout');
  const stderr = listen('stderr');
  let cancelLimit = clock.after(LONGEST_START, () => stop('timed-out'));
  let life: {
    readonly hasBegun: boolean;
    readonly begun: number;
    readonly end: CellEnd;
    readonly ended: number;
  };
  try {
    door.lead(connect);
    waiting.give({ ...orders, timeShiftMs: now ? shiftOf(now() - clock.now()) : 0 });
    const hasBegun = await waiting.begun;
    const begun = clock.monotonic();
    cancelLimit();
    if (hasBegun) cancelLimit = clock.after(limits.wall, () => stop('timed-out'));
    life = { hasBegun, begun, end: await cell.ended, ended: clock.monotonic() };
    cancelLimit();
    await Promise.all([allRead([cell.stdout, cell.stderr], clock), door.close()]);
  } catch (error) {
    // Whatever of ours went wrong: neither the cell nor its socket outlives the run.
    await waiting.remove();
    throw error;
  } finally {
    cancelLimit();
    signal?.removeEventListener('abort', onAbort);
  }
  const { hasBegun, begun, end, ended } = life;

  const texts = { stdout: stdout.captured(), stderr: stderr.captured() };
  const lastWords = texts.stderr.head + texts.stderr.tail;
  const isStopped = cause === 'stopped';
  return {
    ending: hasBegun || isStopped ? endingOf(end, cause, language, lastWords) : 'not-started',
    exitCode: end.exitCode,
    signal: end.signal,
    trouble: hasBegun || isStopped ? undefined : troubleOf(end, cause, lastWords),
    ...texts,
    startMs: begun - called,
    runMs: hasBegun ? ended - begun : 0,
    wasWarm: waiting.isWarm,
  };
}

/** What nobody would notice is no other time. */
function shiftOf(difference: number): number {
  return Math.abs(difference) < 1000 ? 0 : Math.round(difference);
}

function troubleOf(end: CellEnd, cause: Cause | undefined, lastWords: string): string {
  if (end.trouble !== undefined) return end.trouble;
  if (cause === 'timed-out') return `the runtime was not ready after ${LONGEST_START / 1000} s`;
  const how = end.signal === undefined ? `exit code ${end.exitCode}` : end.signal;
  return `the runtime ended before the program began (${how}) ${lastWords}`.trim();
}

async function allRead(streams: readonly Readable[], clock: Clock): Promise<void> {
  const hurry = new AbortController();
  const all = Promise.all(streams.map((stream) => finished(stream).catch(() => {})));
  await Promise.race([all, sleep(clock, LAST_WORDS, hurry.signal).catch(() => {})]);
  hurry.abort();
  for (const stream of streams) stream.destroy();
}

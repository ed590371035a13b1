import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock/clock.js';
import { findPackageRoot } from '../../platform/config/root.js';
import { Fault } from '../../platform/errors/fault.js';
import type { Log } from '../../platform/log/log.js';
import type { Walls } from './cell.js';
import { type Compiled, compile, LONGEST_PROGRAM, lengthOf } from './compile.js';
import { rememberCompiled } from './compiled.js';
import { mostConnections, openDoor } from './door.js';
import { sandboxFaults } from './faults.js';
import { insideOf } from './inside-paths.js';
import { defaultLimits, type Limits } from './limits.js';
import { createPool } from './pool.js';
import type { Program } from './program.js';
import type { RunResult } from './result.js';
import { type CellResult, type RunOptions, runCell } from './run-cell.js';
import { makeSocketFolder } from './socket-folder.js';
import { type WaitingCell, waitingCell } from './waiting-cell.js';
import { defaultWarm } from './warm.js';

export interface SandboxOptions {
  readonly walls: Walls;
  /** The Python with IB's clients, where there is one. The walls know how to start it. */
  readonly python?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the sockets of the cells lie. */
  readonly folder: string;
  /** How many cells wait for a program, by language; as many as the machine bears when left out. */
  readonly warm?: Readonly<Record<Program['language'], number>>;
}

/** Runs programs that may reach one thing only: what `connect` leads their connections to. */
export interface Sandbox {
  /** Never rejects for what the program does; only for a program that cannot be run here at all. */
  run(program: Program, options: RunOptions): Promise<RunResult>;
  /** Gets cells ready for programs to come, and keeps them so; resolves once they are. */
  warmUp(): Promise<void>;
  /** Stops what runs. Nothing is left of any cell. */
  close(): Promise<void>;
}

export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { walls, python, clock, log, folder } = options;
  const { isolation } = walls;
  const built = join(findPackageRoot(import.meta.url).root, 'dist', 'sandbox');
  const folders = [await makeSocketFolder(folder)];
  const most = await mostConnections();
  const running = new Set<Promise<unknown>>();
  const closing = new AbortController();
  let count = 0;

  /** Another folder where the last one has gone: who clears old files away knows nothing of us. */
  const placeOfSocket = async (): Promise<string> => {
    let last = folders.at(-1);
    if (last === undefined || !existsSync(last.path)) {
      last = await makeSocketFolder(folder);
      folders.push(last);
    }
    count += 1;
    return join(last.path, String(count));
  };
  const start = async (language: Program['language'], limits: Limits, isWarm: boolean) => {
    const door = await openDoor(await placeOfSocket(), clock, most);
    const plan = { ...insideOf(language, built, isWarm), socket: door.socket, limits };
    return waitingCell(walls.start(plan), door, isWarm);
  };
  const wanted = options.warm ?? defaultWarm();
  const pool = createPool({
    wanted: { ...wanted, python: python === undefined ? 0 : wanted.python },
    start: (language) => start(language, defaultLimits, true),
    clock,
    log,
  });

  const compiledOf = rememberCompiled((program, signal) => compile(program, { clock, signal }));

  const runOnce = async (program: Program, given: RunOptions): Promise<RunResult> => {
    const began = clock.monotonic();
    const limits = { ...defaultLimits, ...given.limits };
    const signal = given.signal ? AbortSignal.any([given.signal, closing.signal]) : closing.signal;
    const compiled = await compiledOf(program, signal);
    if (!compiled.ok) {
      if (compiled.ending === 'failed') given.onOutput?.(compiled.errors, 'stderr');
      return { ...notCompiled(compiled, clock.monotonic() - began), isolation };
    }
    const runIn = async (waiting: WaitingCell): Promise<CellResult> => {
      const lost = clock.monotonic() - began;
      const result = await runCell(waiting, compiled.orders, program, { ...given, signal }, limits, clock);
      return { ...result, startMs: lost + result.startMs };
    };
    const warm = hasWallsOf(limits, defaultLimits) ? pool.take(program.language) : undefined;
    const first = warm && (await runIn(warm));
    // One that died while it waited is no fault of the program's, which has not begun.
    const isOver = first !== undefined && first.ending !== 'not-started';
    const result = isOver ? first : await runIn(await start(program.language, limits, false));
    return { ...result, isolation };
  };

  return {
    async run(program, given) {
      if (closing.signal.aborted) throw new Fault(sandboxFaults.closed, 'the sandbox has been closed');
      refuse(program, python);
      const run = runOnce(program, given);
      const settled = run.catch(() => {});
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return run;
    },
    async warmUp() {
      await pool.fill();
    },
    async close() {
      closing.abort();
      await Promise.all([...running, pool.close()]);
      await Promise.all(folders.map((each) => each.remove()));
    },
  };
}

function refuse(program: Program, python: string | undefined): void {
  const length = lengthOf(program);
  if (length > LONGEST_PROGRAM) {
    throw new Fault(
      sandboxFaults.program_too_long,
      `${program.name} has ${length} bytes where ${LONGEST_PROGRAM} are taken`,
      { details: { length, most: LONGEST_PROGRAM } },
    );
  }
  if (program.language === 'python' && python === undefined) {
    throw new Fault(sandboxFaults.no_python, `${program.name} is in Python, which is not installed here`);
  }
}

/** A waiting cell stands behind the walls it was started with; the other limits are kept from outside. */
function hasWallsOf(limits: Limits, others: Limits): boolean {
  const names = ['cpu', 'memoryBytes', 'processes', 'openFiles', 'diskBytes'] as const;
  return names.every((name) => limits[name] === others[name]);
}

type NotCompiled = Extract<Compiled, { ok: false }>;

/** As a runtime would that does not understand what it reads. */
function notCompiled({ ending, errors }: NotCompiled, startMs: number): CellResult {
  const hasFailed = ending === 'failed';
  return {
    ending,
    exitCode: hasFailed ? 1 : undefined,
    signal: undefined,
    trouble: ending === 'not-started' ? errors : undefined,
    stdout: { head: '', tail: '', left: 0 },
    stderr: { head: hasFailed ? errors : '', tail: '', left: 0 },
    startMs,
    runMs: 0,
    wasWarm: false,
  };
}

import type { Cancel, Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import type { Program } from './program.js';
import type { WaitingCell } from './waiting-cell.js';

type Language = Program['language'];

/** Cells that wait for a program. Each is used once; others are started in its place. */
export interface Pool {
  /** One that is ready, if there is one. */
  take(language: Language): WaitingCell | undefined;
  /** Starts what is missing, one after the other; resolves once all are ready that would start. */
  fill(): Promise<void>;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly wanted: Readonly<Record<Language, number>>;
  readonly start: (language: Language) => Promise<WaitingCell>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The program that has just begun needs the machine more than its successor does. */
const REPLACED_AFTER = 500;
/** Idle runtimes are begun anew: what they hold should not grow old. */
const RECYCLED_AFTER = 10 * 60_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 5 * 60_000;

interface Shelf {
  readonly language: Language;
  /** Those that are ready, each with the end of its time. */
  readonly cells: Map<WaitingCell, Cancel>;
  /** How many in a row would not start, or died. */
  failures: number;
  isPaused: boolean;
}

export function createPool({ wanted, start, clock, log }: PoolOptions): Pool {
  const shelves = { ts: emptyShelf('ts'), python: emptyShelf('python') };
  const all: readonly Shelf[] = [shelves.ts, shelves.python];
  const plans = new Set<Cancel>();
  let isClosed = false;
  let filling: Promise<void> | undefined;

  const plan = (ms: number, task: () => void) => {
    if (isClosed) return;
    const cancel = clock.after(ms, () => {
      plans.delete(cancel);
      task();
    });
    plans.add(cancel);
  };
  const failed = (shelf: Shelf, why: string) => {
    shelf.failures += 1;
    shelf.isPaused = true;
    const pause = Math.min(FIRST_PAUSE * 2 ** (shelf.failures - 1), LONGEST_PAUSE);
    log.warn({ language: shelf.language, failures: shelf.failures, pause }, `a waiting sandbox ${why}`);
    plan(pause, () => {
      shelf.isPaused = false;
      void fill();
    });
  };
  const put = (shelf: Shelf, waiting: WaitingCell) => {
    const recycle = clock.after(RECYCLED_AFTER, () => {
      shelf.cells.delete(waiting);
      void waiting.remove();
      void fill();
    });
    shelf.cells.set(waiting, recycle);
    void waiting.cell.ended.then(() => {
      // Those that were taken or thrown away are on no shelf any more.
      if (!shelf.cells.delete(waiting)) return;
      recycle();
      void waiting.remove();
      failed(shelf, 'has died');
    });
  };
  const startOne = async (shelf: Shelf): Promise<void> => {
    const waiting = await start(shelf.language).catch((error: unknown) => {
      log.warn({ err: error }, 'a waiting sandbox could not be started');
      return undefined;
    });
    const isReady = (await waiting?.ready) === true;
    if (waiting !== undefined && isReady && !isClosed) {
      shelf.failures = 0;
      put(shelf, waiting);
      return;
    }
    await waiting?.remove();
    if (!isClosed) failed(shelf, 'did not get ready');
  };
  const startAll = async () => {
    for (const shelf of all) {
      while (!isClosed && !shelf.isPaused && shelf.cells.size < wanted[shelf.language]) await startOne(shelf);
    }
  };
  const fill = (): Promise<void> => {
    filling ??= startAll().finally(() => {
      filling = undefined;
    });
    return filling;
  };

  return {
    take(language) {
      const { cells } = shelves[language];
      const [first] = cells;
      if (first === undefined) return undefined;
      const [waiting, recycle] = first;
      cells.delete(waiting);
      recycle();
      plan(REPLACED_AFTER, () => void fill());
      return waiting;
    },
    fill,
    async close() {
      isClosed = true;
      const cells = all.flatMap((shelf) => [...shelf.cells]);
      for (const shelf of all) shelf.cells.clear();
      for (const cancel of [...plans, ...cells.map(([, recycle]) => recycle)]) cancel();
      await Promise.all([filling, ...cells.map(([waiting]) => waiting.remove())]);
    },
  };
}

function emptyShelf(language: Language): Shelf {
  return { language, cells: new Map(), failures: 0, isPaused: false };
}

import type { Clock } from '../clock/clock.js';
import { Fault } from '../errors/fault.js';
import type { BenchCase, BenchContext, Durations, Figures, Work } from './bench.js';
import { benchFaults } from './faults.js';
import { type Timings, timingsOf } from './statistics.js';

const PROJECT = 'ib-specialist';

export interface CaseResult {
  readonly name: string;
  readonly runs: number;
  readonly warmUp: number;
  /** The project first. */
  readonly contestants: readonly ContestantResult[];
}

export interface ContestantResult extends Timings {
  readonly name: string;
  readonly figures?: Figures;
  /** The peer's median by the project's: above 1 the project is the faster. Undefined for the project itself. */
  readonly ratio?: number;
}

interface Entrant {
  readonly name: string;
  readonly work: Work;
  readonly durations: number[];
  operations: number;
  wallMs: number;
}

export interface MeasureOptions {
  readonly clock: Clock;
  /** Makes the context of one contestant. */
  context(contestant: string): BenchContext;
}

/**
 * Lets the project and its peers take turns, so that a machine that slows down slows them all; the order
 * turns round every time, so that nobody always follows the same neighbour.
 */
export async function measureCase(benchCase: BenchCase, options: MeasureOptions): Promise<CaseResult> {
  const { name, runs = 30, warmUp = 3, project, peers = {} } = benchCase;
  const entrants: Entrant[] = [];
  const figures: (Figures | undefined)[] = [];
  try {
    for (const [contestant, prepare] of [[PROJECT, project] as const, ...Object.entries(peers)]) {
      const work = await prepare(options.context(contestant));
      entrants.push({ name: contestant, work, durations: [], operations: 0, wallMs: 0 });
    }
    for (let turn = 0; turn < warmUp + runs; turn++) {
      const order = turn % 2 === 0 ? entrants : entrants.toReversed();
      for (const entrant of order) await takeTurn(entrant, turn >= warmUp, options.clock);
    }
    for (const { work } of entrants) figures.push(await work.figures?.());
  } finally {
    for (const { work } of entrants) await work.end?.();
  }
  const results = entrants.map((each, at) => ({
    name: each.name,
    ...timingsOf(each.durations, each.operations, each.wallMs),
    ...(figures[at] === undefined ? {} : { figures: figures[at] }),
  }));
  const own = results[0]?.medianMs ?? Number.NaN;
  const withRatio = results.map((each, at) => (at === 0 ? each : { ...each, ratio: each.medianMs / own }));
  return { name, runs, warmUp, contestants: withRatio };
}

async function takeTurn(entrant: Entrant, counts: boolean, clock: Clock): Promise<void> {
  const { name, work, durations } = entrant;
  const started = clock.monotonic();
  const { measured, operations } = await run(work);
  const wallMs = clock.monotonic() - started;
  if (measured?.length === 0) {
    throw new Fault(
      benchFaults.nothing_measured,
      `${name} handed back an empty list of durations from a run`,
    );
  }
  if (!counts) return;
  // Not spread: a load generator may hand back more than a call takes arguments.
  for (const each of measured ?? [wallMs / operations]) durations.push(each);
  entrant.operations += operations;
  entrant.wallMs += wallMs;
}

async function run(work: Work): Promise<{ measured?: Durations; operations: number }> {
  if ('measure' in work) {
    const measured = await work.measure();
    return { measured, operations: measured.length };
  }
  await work.run();
  return { operations: work.operations ?? 1 };
}

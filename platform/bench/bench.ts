/** One `NAME.bench.ts` beside what it measures: `export default bench({ name, cases })`. */
export interface Bench {
  readonly name: string;
  /** What is asked, in a sentence. */
  readonly about: string;
  readonly cases: readonly BenchCase[];
}

/** The project beside its peers, doing the same thing in turn. */
export interface BenchCase {
  readonly name: string;
  /** Measured runs of each contestant; 30 when not said. */
  readonly runs?: number;
  /** Runs before that are thrown away; 3 when not said. */
  readonly warmUp?: number;
  readonly project: Contestant;
  readonly peers?: Readonly<Record<string, Contestant>>;
}

/** Gets ready, unmeasured, and hands back what is measured. */
export type Contestant = (context: BenchContext) => Work | Promise<Work>;

/** What is measured; `end`, unmeasured, puts away what was got ready. */
export type Work = (Timed | SelfTimed) & {
  /** What no clock measures, such as memory: asked for after the last run, shown below the table. */
  figures?(): Figures | Promise<Figures>;
  end?(): void | Promise<void>;
};

/** Named, with the unit in the name: `{ 'idle memory, MB': 71 }`. */
export type Figures = Readonly<Record<string, number>>;

export interface Timed {
  /** One run; the harness takes its time. */
  run(): void | Promise<void>;
  /** How many equal operations a run holds, where a single one is too short to time; 1 when not said. */
  readonly operations?: number;
}

/** For what takes the time of its own operations, as a load generator does whose requests overlap. */
export interface SelfTimed {
  measure(): Durations | Promise<Durations>;
}

/** Milliseconds, one for each operation. */
export type Durations = readonly number[];

export interface BenchContext {
  /** The checkout. */
  readonly root: string;
  /** An empty folder for this contestant alone, removed afterwards. */
  readonly folder: string;
  /** Where a package of `peers/package.json` is installed. Load it by path: `import(peer('citty'))`. */
  peer(name: string): string;
}

export function bench(definition: Bench): Bench {
  return definition;
}

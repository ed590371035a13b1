import { sleep } from '../../platform/clock/clock.js';
import type { Example } from '../example/example.js';
import type { Isolation } from '../sandbox/result.js';
import { type AttemptOptions, attempt } from './attempt.js';
import { blameOf } from './blame.js';
import { digestOf } from './digest.js';
import { excerptOf, NO_EXCERPT } from './excerpt.js';
import { judge } from './judge/judge.js';
import type { ExampleRunner, Ran } from './ran.js';
import type { Evidence } from './records/record.js';
import type { Runtimes } from './runtimes.js';

export interface ExampleRunnerOptions extends AttemptOptions {
  readonly runtimes: Runtimes;
  readonly isolation: Isolation['level'];
  readonly warmUp: () => Promise<void>;
}

/** What looks like the environment is tried so often, with a pause in which it may mend. */
const MOST_TRIES = 3;
const PAUSE_MS = 500;

/** Runs examples in the sandbox, each before a guard and a market of its own, and judges them by the wire. */
export function createExampleRunner(options: ExampleRunnerOptions): ExampleRunner {
  const { runtimes, isolation, clock, markets } = options;

  const skipped = (because: string, runtime: Pick<Evidence, 'client' | 'runtime'>): Ran => ({
    outcome: 'skipped',
    reasons: [{ criterion: 'can-be-run', message: because }],
    blame: undefined,
    execMs: 0,
    retries: 0,
    at: clock.now(),
    evidence: { ...runtime, environment: markets.environment, isolation, digest: undefined },
    excerpt: NO_EXCERPT,
  });

  /** One try after the other, for as long as it is not the example that is to blame. */
  const tried = async (example: Example, signal: AbortSignal | undefined) => {
    for (let retries = 0; ; retries += 1) {
      signal?.throwIfAborted();
      await markets.ready(signal);
      // Where ids are shared it may be given others, and what is expected of it follows.
      const asRun = await markets.turn(example, signal);
      const made = await attempt(asRun, options, signal);
      const verdict = judge(made.seen, asRun);
      const blame = blameOf(verdict, made.seen, asRun);
      if (blame?.on !== 'environment' || retries + 1 === MOST_TRIES)
        return { ...made, verdict, blame, retries };
      await sleep(clock, PAUSE_MS * 2 ** retries, signal);
    }
  };

  return {
    environment: markets.environment,
    warmUp: options.warmUp,
    async run(example, { signal }) {
      const runtime = runtimes[example.language];
      if ('missing' in runtime) return skipped(runtime.missing, { client: 'none', runtime: 'none' });
      await markets.ready(signal);
      const unfit = await markets.unfit(example.needs);
      if (unfit !== undefined) return skipped(unfit, runtime);
      const { seen, record, environment: met, verdict, blame, retries } = await tried(example, signal);
      const { outcome, reasons } = verdict;
      // Thousands of runs that went well would bury the few that did not.
      if (outcome === 'pass') await record.forget();
      const digest = digestOf(seen.sessions, example.needs.time);
      return {
        ...{ outcome, reasons, blame, retries },
        execMs: seen.runMs,
        at: clock.now(),
        evidence: { ...runtime, environment: met, isolation, digest },
        excerpt: outcome === 'pass' ? NO_EXCERPT : excerptOf(seen),
      };
    },
  };
}

import { join } from 'node:path';
import type { gatewaySection } from '../../harness/gateway/section.js';
import type { Policy } from '../../harness/guard/policy/policy.js';
import { recordFaults } from '../../harness/guard/record/faults.js';
import type { guardSection } from '../../harness/guard/section.js';
import type { Listener } from '../../harness/guard/transcript/transcript.js';
import type { Decisions } from '../../harness/runner/decisions.js';
import { type Guarded, runGuarded, type Upstream } from '../../harness/runner/guarded.js';
import { inProcess } from '../../harness/runner/market/in-process.js';
import { makeRunFolder } from '../../harness/runner/run-folder.js';
import { sandboxFaults } from '../../harness/sandbox/faults.js';
import type { Limits } from '../../harness/sandbox/limits.js';
import type { Program } from '../../harness/sandbox/program.js';
import type { Isolation, RunResult } from '../../harness/sandbox/result.js';
import type { RunOptions } from '../../harness/sandbox/run-cell.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { SectionValues } from '../../platform/config/section.js';
import { Fault, isFault } from '../../platform/errors/fault.js';
import type { Log } from '../../platform/log/log.js';
import type { Random } from '../../platform/random/random.js';
import { gatewayFrom } from '../gateway/from-settings.js';
import { recordFile } from '../guard/record-file.js';
import { upstreamAt } from '../guard/upstream.js';
import type { OpenSandbox } from '../sandbox.js';
import { runFaults } from './faults.js';
import { refuseReduced } from './reduced.js';
import type { runSection } from './section.js';
import { keepWire, type Wire } from './wire.js';

/** Runs programs in the sandbox, before a guard, before a paper gateway that each of them has for itself. */
export interface Runner {
  readonly isolation: Isolation;
  /** Why isolation is not full. */
  readonly missing: string | undefined;
  /** Never rejects for what the program does; only for one that cannot, or may not, be run here. */
  run(program: Program, options: ProgramOptions): Promise<ProgramRun>;
}

export interface ProgramOptions {
  readonly policy: Policy;
  /** `HOST:PORT` of a paper gateway of the user's; without it the program gets one of its own. */
  readonly upstream?: string | undefined;
  /** Whether a person has seen to it that the program may run behind weaker walls. */
  readonly allowsReduced: boolean;
  readonly limits?: Partial<Limits>;
  readonly onOutput?: RunOptions['onOutput'];
  /** Hears every message of each of the program's connections. */
  readonly listenerFor?: ((session: string) => Listener) | undefined;
  /** Told how to stop all trading while the program runs. */
  readonly onGuard?: (guard: Pick<Guarded, 'kill'>) => void;
  readonly signal?: AbortSignal;
}

export interface ProgramRun {
  readonly language: Program['language'];
  readonly result: RunResult;
  readonly policy: string;
  readonly market: string;
  readonly decisions: Decisions;
  readonly wire: Wire;
  /** Why nothing could be traded, where the kill switch was on. */
  readonly killed: string | undefined;
  /** The file in which all orders are on record. */
  readonly record: string;
}

type Values = SectionValues<readonly [typeof gatewaySection, typeof guardSection, typeof runSection]>;

export interface RunnerOptions {
  readonly settings: Pick<Values, 'gateway' | 'guard' | 'run'>;
  readonly sandbox: OpenSandbox;
  /** `IBS_HOME`. */
  readonly home: string;
  readonly cwd: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export function openRunner(options: RunnerOptions): Runner {
  const { sandbox, home, cwd, clock, random, log } = options;
  const { isolation, missing } = sandbox;
  const { gateway, guard, run } = options.settings;

  const marketFor = async (upstream: string | undefined): Promise<Upstream> => {
    if (upstream !== undefined) return marketAt(upstream, clock);
    // State and an admin port are of the one gateway that listens; runs must not be in each other's way.
    const own = { ...gateway, state: undefined, adminPort: undefined };
    const name = `a gateway of its own, seed ${own.seed}, clock ${own.clock}`;
    return inProcess(await gatewayFrom(own, { clock, log, cwd }), name);
  };
  /** Before somebody else's account the limits of a day hold over all runs, and for `ibs guard` as well. */
  const recordFor = async ({ policy, upstream }: ProgramOptions): Promise<string> => {
    if (upstream !== undefined && policy.orders) {
      return recordFile(guard, home, cwd);
    }
    return join(await makeRunFolder(join(home, 'runs'), { clock, random, keep: run.keep }), 'audit.jsonl');
  };

  return {
    isolation,
    missing,
    async run(program, given) {
      if (program.language === 'python' && sandbox.python === undefined) {
        throw new Fault(sandboxFaults.no_python, `${program.name} is in Python, which is not installed here`);
      }
      refuseReduced(sandbox, given.allowsReduced);
      const { policy, listenerFor } = given;
      const market = await marketFor(given.upstream);
      try {
        const record = await recordFor(given);
        const kept = keepWire();
        const { result, decisions, killed } = await runGuarded(program, {
          ...{ sandbox, home, record, upstream: market, policy, clientId: guard.clientId, clock, log },
          listeners: listenerFor ? [kept.listenerFor, listenerFor] : [kept.listenerFor],
          limits: given.limits,
          onOutput: given.onOutput,
          onGuard: given.onGuard,
          signal: given.signal,
        }).catch((thrown: unknown) => {
          throw given.upstream === undefined ? thrown : withAnotherWay(thrown);
        });
        const { language } = program;
        const wire = kept.wire();
        return {
          language,
          result,
          policy: policy.name,
          market: market.name,
          decisions,
          wire,
          killed,
          record,
        };
      } finally {
        market.close();
      }
    },
  };
}

/** The guard that holds the record can be gone through as well. */
function withAnotherWay(thrown: unknown): unknown {
  if (!isFault(thrown, recordFaults.in_use)) return thrown;
  const next = 'Name the running guard as --upstream, such as 127.0.0.1:4003, or stop it.';
  return new Fault(recordFaults.in_use, thrown.message, { cause: thrown, next });
}

async function marketAt(name: string, clock: Clock): Promise<Upstream> {
  const upstream = upstreamAt(name);
  const trouble = await upstream.trouble(clock);
  if (trouble !== undefined) throw new Fault(runFaults.no_upstream, `${name} cannot be reached: ${trouble}`);
  return { name, connect: () => upstream.connect(), close() {} };
}

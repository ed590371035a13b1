import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createExampleRunner } from '../harness/runner/create.js';
import { embeddedMarkets } from '../harness/runner/market/embedded.js';
import { namedMarkets } from '../harness/runner/market/named.js';
import type { ExampleRunner } from '../harness/runner/ran.js';
import { makeRunFolder } from '../harness/runner/run-folder.js';
import { findRuntimes } from '../harness/runner/runtimes.js';
import type { Clock } from '../platform/clock/clock.js';
import { Fault } from '../platform/errors/fault.js';
import type { Log } from '../platform/log/log.js';
import type { Random } from '../platform/random/random.js';
import { upstreamAt } from './guard/upstream.js';
import { refuseReduced } from './run/reduced.js';
import type { OpenSandbox } from './sandbox.js';
import { validateFaults } from './validate/faults.js';

interface Surroundings {
  readonly sandbox: OpenSandbox;
  /** Of this program. */
  readonly version: string;
  /** `IBS_HOME`. */
  readonly home: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface ExamplesOptions {
  /** `HOST:PORT` of a paper login; otherwise every run has a gateway of its own. */
  readonly gateway?: string | undefined;
  /** Whether a person has seen to it that they may run behind weaker walls. */
  readonly allowsReduced: boolean;
  /** Milliseconds that each may run. */
  readonly timeout: number;
  /** So many records of runs are kept. */
  readonly keep: number;
}

/** What runs examples here, in the best sandbox to be had. */
export async function openExampleRunner(
  { gateway, allowsReduced, timeout, keep }: ExamplesOptions,
  { sandbox, version, home, clock, random, log }: Surroundings,
): Promise<ExampleRunner> {
  refuseReduced(sandbox, allowsReduced);
  const around = { clock, random, log };
  const markets =
    gateway === undefined
      ? embeddedMarkets({ seed: SEED, version, ...around })
      : await namedMarkets({ ...(await reachable(gateway, clock)), ...around });
  return createExampleRunner({
    ...{ sandbox, markets, home, clock, log },
    runtimes: findRuntimes(sandbox.python),
    isolation: sandbox.isolation.level,
    limits: { wall: timeout },
    async newRecord() {
      const folder = await makeRunFolder(join(home, 'runs'), { clock, random, keep });
      return {
        file: join(folder, 'audit.jsonl'),
        forget: () => rm(folder, { recursive: true, force: true }),
      };
    },
    warmUp: () => sandbox.warmUp(),
  });
}

/** The market that all evidence is from. */
const SEED = 1;

async function reachable(name: string, clock: Clock) {
  const upstream = upstreamAt(name);
  const trouble = await upstream.trouble(clock);
  if (trouble !== undefined)
    throw new Fault(validateFaults.no_gateway, `${name} cannot be reached: ${trouble}`);
  return { name, connect: () => upstream.connect(), trouble: () => upstream.trouble(clock) };
}

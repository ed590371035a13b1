import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchContext, Work } from '../../../platform/bench/bench.js';
import { systemClock as clock } from '../../../platform/clock/system.js';
import { openDatabase } from '../../../platform/database/open.js';
import { sqliteJobStore } from '../../../platform/jobs/sqlite-store.js';
import { createLog } from '../../../platform/log/log.js';
import { systemRandom } from '../../../platform/random/system.js';
import { createSandbox } from '../../sandbox/create.js';
import { openWalls } from '../../sandbox/walls/open-walls.js';
import { createExampleRunner } from '../create.js';
import { embeddedMarkets } from '../market/embedded.js';
import type { ExampleRunner } from '../ran.js';
import { errorOf } from '../records/record.js';
import { sqliteRunStore } from '../records/sqlite-store.js';
import { findRuntimes } from '../runtimes.js';
import { beginValidation } from '../validation/begin.js';
import { workOff } from '../validation/work-off.js';
import { atOnce, materialOf, pythonOf } from './material.js';

/** Whole validations, as `ibs validate` makes them. */
export async function validations({ root, folder }: BenchContext, runsOfEach: number): Promise<Work> {
  const log = createLog({ level: 'silent', format: 'json', clock, write: () => {} });
  const examples = await materialOf(root);
  const python = pythonOf(root);
  const walls = await openWalls({ python, clock, log, folder, env: process.env });
  if ('missing' in walls) throw new Error(walls.missing);
  const sandbox = await createSandbox({ walls, python, clock, log, folder: join(folder, 'cells') });
  const database = await openDatabase({
    file: join(folder, 'bench.db'),
    migrations: join(root, 'platform', 'database', 'migrations'),
  });
  const random = systemRandom();
  const jobs = sqliteJobStore(database, clock, random);
  const runs = sqliteRunStore(database, clock, random);
  let records = 0;
  const runner = createExampleRunner({
    ...{ sandbox, home: folder, limits: {}, clock, log },
    markets: embeddedMarkets({ seed: 1, version: '0.0.0', clock, log }),
    newRecord: async () => {
      records += 1;
      const file = join(folder, `${records}.jsonl`);
      return { file, forget: () => rm(file, { force: true }) };
    },
    runtimes: findRuntimes(python),
    isolation: walls.isolation.level,
    warmUp: () => sandbox.warmUp(),
  });
  const { timed, shares } = timing(runner);
  let count = 0;
  return {
    async measure() {
      count += 1;
      const asked = { folder: `bench ${count}`, filters: [], onlyChanged: false };
      const wanted = { asked, gateway: undefined, runs: runsOfEach, examples, key: `${count}`, fresh: true };
      const began = performance.now();
      const opened = await beginValidation(wanted, { runs, jobs });
      if (opened === undefined) throw new Error('there are no examples');
      const { signal } = new AbortController();
      await workOff(opened, {
        ...{ runs, jobs, runner: timed, clock, log, signal, concurrency: atOnce },
        onNews() {},
      });
      const took = performance.now() - began;
      const made = await runs.of(opened.validation.id);
      const wrong = made.filter(({ outcome }) => outcome !== 'pass');
      if (wrong.length > 0) throw new Error(`${wrong[0]?.example}: ${wrong[0] && errorOf(wrong[0])}`);
      return [took / made.length];
    },
    figures: () => shares(),
    async end() {
      await sandbox.close();
      database.close();
    },
  };
}

/** How much of a run's time is not the program's own. */
function timing(runner: ExampleRunner) {
  let all = 0;
  let own = 0;
  const cpu = process.cpuUsage();
  let count = 0;
  const timed: ExampleRunner = {
    environment: runner.environment,
    warmUp: runner.warmUp,
    async run(example, options) {
      const began = performance.now();
      const ran = await runner.run(example, options);
      all += performance.now() - began;
      own += ran.execMs;
      count += 1;
      return ran;
    },
  };
  const shares = () => {
    const { user, system } = process.cpuUsage(cpu);
    return {
      'share of a run outside the program, %': (100 * (all - own)) / all,
      'CPU of the harness itself (gateway, guard, judge, records) a run, ms': (user + system) / 1000 / count,
    };
  };
  return { timed, shares };
}

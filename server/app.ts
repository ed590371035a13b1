import { join } from 'node:path';
import { gatewaySection } from '../harness/gateway/section.js';
import { guardSection } from '../harness/guard/section.js';
import type { ExampleRunner } from '../harness/runner/ran.js';
import type { RunStore } from '../harness/runner/records/store.js';
import type { ReviewStore } from '../harness/runner/review/store.js';
import { validationSection } from '../harness/runner/section.js';
import type { Clock } from '../platform/clock/clock.js';
import { systemClock } from '../platform/clock/system.js';
import { type FoundFile, findConfigFile } from '../platform/config/find.js';
import type { Flag } from '../platform/config/flags.js';
import { type Config, loadConfig } from '../platform/config/load.js';
import { findPackageRoot } from '../platform/config/root.js';
import type { Database } from '../platform/database/open.js';
import { Fault } from '../platform/errors/fault.js';
import type { JobStore } from '../platform/jobs/store.js';
import { createLog, type Log } from '../platform/log/log.js';
import { logSection } from '../platform/log/section.js';
import type { Address } from '../platform/net/bind.js';
import type { Random } from '../platform/random/random.js';
import { systemRandom } from '../platform/random/system.js';
import { resolveHome } from '../platform/setup/home.mjs';
import { readCommit } from './commit.js';
import type { ExamplesOptions } from './examples.js';
import type { RunningGateway } from './gateway/start.js';
import type { RunningGuard } from './guard/start.js';
import { once } from './once.js';
import type { SimilarPatterns } from './review/similar-patterns.js';
import type { Runner } from './run/runner.js';
import { runSection } from './run/section.js';
import type { OpenSandbox } from './sandbox.js';
import { serverSection } from './section.js';

/** Every room's section of the configuration. A new room adds its own here. */
export const sections = [
  serverSection,
  gatewaySection,
  guardSection,
  runSection,
  validationSection,
  logSection,
] as const;

/** The rooms joined: command line, HTTP, workers and tests all start from one of these. */
export interface App {
  readonly version: string;
  readonly commit: string | undefined;
  /** The checkout, or the installed package. */
  readonly root: string;
  /** Node versions the package runs on, as in its package.json. */
  readonly engines: string;
  /** `IBS_HOME`, absolute: the one address of all state. */
  readonly home: string;
  readonly configFile: string | undefined;
  readonly config: Config<typeof sections>;
  /** What is wrong with the configuration, where the app was told to stand on its defaults then. */
  readonly configTrouble: Fault | undefined;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  /** Where the database lies, whether or not it has been opened. */
  readonly databaseFile: string;
  /** Opens the database at the first call. */
  database(): Promise<Database>;
  jobs(): Promise<JobStore>;
  /** Validations, and what became of each run. */
  runs(): Promise<RunStore>;
  /** What people have said of those that did not pass. */
  reviews(): Promise<ReviewStore>;
  /** Starts the paper gateway; without an address, on a free port of this machine. */
  startGateway(at?: Address): Promise<RunningGateway>;
  /** The one that has been started. */
  readonly gateway: RunningGateway | undefined;
  /** Starts the guard, before the upstream that the configuration names. */
  startGuard(at: Address): Promise<RunningGuard>;
  /** Where programs are run that nobody has reviewed; opened at the first call. */
  sandbox(): Promise<OpenSandbox>;
  /** Runs examples, each before a market of its own, or on the paper login at `HOST:PORT` that `gateway` names. */
  examples(options?: Partial<Pick<ExamplesOptions, 'gateway' | 'allowsReduced'>>): Promise<ExampleRunner>;
  /** Runs one program, as `ibs run` does. */
  runner(): Promise<Runner>;
  /** Known mistakes that look like what went wrong; nobody knows any yet. */
  readonly similarPatterns: SimilarPatterns;
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface AppOptions {
  readonly env?: Environment;
  readonly cwd?: string;
  /** What `--config` named. */
  readonly configFile?: string | undefined;
  readonly flags?: readonly Flag[];
  /** For the doctor, which has to work when the configuration does not. */
  readonly toleratesConfigTrouble?: boolean;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Where log lines go, and whether a person reads them there. */
  readonly log?: { write(line: string): void; readonly isTerminal: boolean; readonly colour: boolean };
}

export function createApp(options: AppOptions = {}): App {
  const { env = process.env, cwd = process.cwd(), clock = systemClock, random = systemRandom() } = options;
  const { root, version, engines } = findPackageRoot(import.meta.url);
  const home = resolveHome(env, root);
  const { file, config, trouble } = configure({ ...options, env, cwd }, home);
  const log = createAppLog(config, clock, options.log);
  const databaseFile = join(home, 'ibs.db');

  let gateway: RunningGateway | undefined;
  let guard: RunningGuard | undefined;
  const database = once(() => openAppDatabase(root, databaseFile));
  const jobs = once(async () => {
    const { sqliteJobStore } = await import('../platform/jobs/sqlite-store.js');
    return sqliteJobStore(await database(), clock, random);
  });
  const runs = once(async () => {
    const { sqliteRunStore } = await import('../harness/runner/records/sqlite-store.js');
    return sqliteRunStore(await database(), clock, random);
  });
  const reviews = once(async () => {
    const { sqliteReviewStore } = await import('../harness/runner/review/sqlite-store.js');
    return sqliteReviewStore(await database(), clock);
  });
  const sandbox = once(async () => {
    const { openSandbox } = await import('./sandbox.js');
    return openSandbox({ home, env, clock, log: quiet(log.child({ part: 'run' })) });
  });

  return {
    version,
    commit: readCommit(root),
    root,
    engines,
    home,
    configFile: file?.path,
    configTrouble: trouble,
    config,
    log,
    clock,
    random,
    databaseFile,
    database,
    jobs,
    runs,
    reviews,
    async startGateway(at = { host: '127.0.0.1', port: 0 }) {
      const { startGateway } = await import('./gateway/start.js');
      gateway = await startGateway(config.values.gateway, at, { clock, log, cwd, random });
      return gateway;
    },
    get gateway() {
      return gateway;
    },
    async startGuard(at) {
      const { startGuard } = await import('./guard/start.js');
      guard = await startGuard(config.values.guard, at, { home, clock, log, cwd, random });
      return guard;
    },
    sandbox,
    async examples({ gateway: gatewayAt, allowsReduced = false } = {}) {
      const { openExampleRunner } = await import('./examples.js');
      const { run, validation } = config.values;
      const own = { sandbox: await sandbox(), log: quiet(log.child({ part: 'run' })) };
      const options = { gateway: gatewayAt, allowsReduced, timeout: validation.timeoutSeconds * 1000 };
      return openExampleRunner({ ...options, keep: run.keep }, { version, home, clock, random, ...own });
    },
    async runner() {
      const { openRunner } = await import('./run/runner.js');
      const own = { sandbox: await sandbox(), log: quiet(log.child({ part: 'run' })) };
      return openRunner({ settings: config.values, home, cwd, clock, random, ...own });
    },
    similarPatterns: async () => [],
    async close() {
      await (await sandbox.taken())?.close();
      await guard?.close();
      guard = undefined;
      await gateway?.close();
      gateway = undefined;
      for (const store of [jobs, runs, reviews]) await store.taken();
      (await database.taken())?.close();
    },
  };
}

interface Configured {
  readonly file?: FoundFile | undefined;
  readonly config: Config<typeof sections>;
  readonly trouble?: Fault;
}

function configure(options: AppOptions & { env: Environment; cwd: string }, home: string): Configured {
  const { env, cwd, configFile, flags = [], toleratesConfigTrouble = false } = options;
  try {
    const file = findConfigFile({ asked: configFile ?? env['IBS_CONFIG'], cwd, home });
    return { file, config: loadConfig(sections, { file, env, flags }) };
  } catch (error) {
    if (!toleratesConfigTrouble || !(error instanceof Fault)) throw error;
    return { config: loadConfig(sections), trouble: error };
  }
}

async function openAppDatabase(root: string, file: string): Promise<Database> {
  const { openDatabase } = await import('../platform/database/open.js');
  return openDatabase({ file, migrations: migrationsFolder(root) });
}

/** What a program does is in its transcript: the log has only what failed, unless somebody looks for more. */
function quiet(log: Log): Log {
  if (log.level === 'info') log.level = 'error';
  return log;
}

/** Those that belong to the code that runs: an older bundle must not meet the sources' newer tables. */
function migrationsFolder(root: string): string {
  const fromSources = import.meta.url.endsWith('/server/app.ts');
  return fromSources ? join(root, 'platform', 'database', 'migrations') : join(root, 'dist', 'migrations');
}

function createAppLog(config: Config<typeof sections>, clock: Clock, output: AppOptions['log']): Log {
  const { level, format } = config.values.log;
  const terminal = output?.isTerminal ?? process.stderr.isTTY === true;
  return createLog({
    level,
    format: format === 'auto' ? (terminal ? 'pretty' : 'json') : format,
    colour: output?.colour ?? terminal,
    clock,
    write: output?.write ?? ((line) => void process.stderr.write(line)),
    secrets: config.secrets,
  });
}

import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChildren } from './children.mjs';
import { resolveHome } from './home.mjs';
import { takeLock } from './lock.mjs';
import { HELP, parseOptions } from './options.mjs';
import { chosen, runPlan } from './plan.mjs';
import { endLeftovers, RUN_MARK } from './processes.mjs';
import { createReport } from './report.mjs';
import { standing } from './stamps.mjs';
import { steps } from './steps.mjs';
import { whyNotWritable } from './tools.mjs';
import { asTrouble, EXIT, Trouble } from './trouble.mjs';

/**
 * @typedef {import('./children.mjs').Children} Children
 * @typedef {import('./report.mjs').Report} Report
 */

/**
 * The whole set-up; sets the exit code.
 *
 * @param {readonly string[]} argv
 * @param {NodeJS.ProcessEnv} env
 */
export async function setUp(argv, env) {
  try {
    const options = parseOptions(
      argv,
      steps.map((step) => step.name),
    );
    if (options.help) console.log(HELP);
    else process.exitCode = await bringUpToDate(options, env);
  } catch (error) {
    const trouble = asTrouble(error);
    console.error(`set-up: ${trouble.message}${trouble.detail ? `\n${trouble.detail}` : ''}`);
    process.exitCode = trouble.exit;
  }
}

/**
 * @param {import('./options.mjs').Options} options
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
async function bringUpToDate(options, env) {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const runId = randomUUID();
  const place = {
    root,
    home: resolveHome(env, root),
    state: join(root, '.setup'),
    env: { ...env, [RUN_MARK]: runId },
  };
  const wanted = chosen(steps, options.only);
  const report = createReport(options.quiet);

  needWritable(place.home, 'the state folder', 'point IBS_HOME at a folder you may write to');
  const { retry } = options;
  const stands = wanted.map((step) => standing(step, place, { retry, now: Date.now() }));
  if (!options.quiet) report.node(process.versions.node);
  if (!stands.includes(undefined)) {
    wanted.forEach((step, index) => {
      const outcome = stands[index];
      if (outcome) report.standing(step.name, outcome);
    });
    if (!options.quiet) report.total('all up to date');
    return 0;
  }

  needWritable(place.state, 'the checkout', 'make it writable, or work in a copy that is');
  const children = createChildren(place);
  /** @type {() => void} */
  let release = () => {};
  heedSignals(report, children, () => release());
  const lock = await takeLock(join(place.state, 'lock'), runId, ({ pid, host }) => {
    report.line(`another set-up is at work here (process ${pid} on ${host}); waiting until it is done`);
  });
  release = lock.release;
  try {
    if (lock.dead) await afterDeath(lock.dead.runId, report);
    const troubles = await runPlan(wanted, place, { retry, children, report });
    report.total(troubles.length === 0 ? 'ready' : 'not ready: mend what is marked FAILED and start again');
    return troubles.reduce((code, trouble) => code || trouble.exit, 0);
  } finally {
    release();
    report.close();
  }
}

/**
 * @param {string} runId of the set-up that was killed
 * @param {Report} report
 */
async function afterDeath(runId, report) {
  const ended = await endLeftovers(runId);
  const leftovers = ended === 0 ? '' : ` and left ${ended} processes running, which are ended now`;
  report.line(`an earlier set-up was killed${leftovers}; taking up where it stopped`);
}

/**
 * @param {Report} report
 * @param {Children} children
 * @param {() => void} release
 */
function heedSignals(report, children, release) {
  let stopping = false;
  const stop = async () => {
    // Asked twice means now.
    if (stopping) children.killAll();
    else {
      stopping = true;
      await children.endAll();
    }
    release();
    report.close();
    report.line('set-up interrupted; start it again and it takes up where it stopped');
    process.exit(EXIT.interrupted);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
}

/**
 * @param {string} folder
 * @param {string} what
 * @param {string} next
 */
function needWritable(folder, what, next) {
  const why = whyNotWritable(folder);
  if (why !== undefined) throw new Trouble(`${what} ${folder} cannot be written to (${why}); ${next}`);
}

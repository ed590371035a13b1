import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, textOf } from '../fingerprint.mjs';
import { takeLock } from '../lock.mjs';
import { RUN_MARK } from '../processes.mjs';
import { writeAtomically } from '../stamps.mjs';
import { isSystemError } from '../trouble.mjs';
import { pythonTraces, suitablePythons } from './python-find.mjs';
import { makeEnvironment } from './python-install.mjs';

const GET_IT = 'then: npm run setup -- --retry';

/**
 * A virtual environment in `IBS_HOME/python` with the clients that Python examples are written for.
 * Without it the program still runs, and examples in Python are not.
 *
 * @type {import('../step.mjs').Step}
 */
export const python = {
  name: 'python',
  after: [],
  // Seen in IBS_HOME itself, which may be another at every start and may be shared by several checkouts.
  evident: ({ root, home }) => {
    const said = installed(root, home);
    return said === undefined ? undefined : { state: 'ok', said };
  },
  key: ({ root }) => requirementsHash(root),
  intact: () => false,
  chances: ({ env }) => pythonTraces(env),
  async run({ root, home, env }, run) {
    // Several checkouts may share one IBS_HOME, and each has only its own lock.
    const lock = await takeLock(join(home, 'python.lock'), env[RUN_MARK] ?? '', () => {});
    try {
      const there = installed(root, home);
      if (there !== undefined) return { state: 'ok', said: there };
      const pythons = await suitablePythons(env, run);
      if (typeof pythons === 'string') return reduced(pythons);
      const folder = join(home, 'python');
      let why = '';
      for (const candidate of pythons) {
        const made = await makeEnvironment(folder, filesOf(root), candidate, pythons, run);
        if ('said' in made) {
          writeAtomically(
            noteOf(home),
            JSON.stringify({ requirements: requirementsHash(root), python: baseOf(home), said: made.said }),
          );
          return { state: 'ok', said: made.said };
        }
        why ||= made.why;
        rmSync(folder, { recursive: true, force: true });
        if (!made.another) break;
      }
      return reduced(why);
    } finally {
      lock.release();
    }
  },
};

/**
 * @param {string} why with what to do about it
 * @returns {import('../step.mjs').Outcome}
 */
function reduced(why) {
  return { state: 'reduced', said: `examples in Python are not run: ${why}, ${GET_IT}` };
}

/**
 * What is installed in this home, if it is what this checkout wants.
 *
 * @param {string} root
 * @param {string} home
 * @returns {string | undefined}
 */
function installed(root, home) {
  try {
    const note = JSON.parse(readFileSync(noteOf(home), 'utf8'));
    // After an upgrade of the system's Python the environment is that of a Python that is no longer there.
    return note.requirements === requirementsHash(root) && note.python === baseOf(home)
      ? note.said
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** @param {string} home */
function noteOf(home) {
  return join(home, 'python', 'ibs-setup.json');
}

/**
 * The interpreter behind the environment's own, links resolved.
 *
 * @param {string} home
 */
function baseOf(home) {
  return realpathSync(join(home, 'python', 'bin', 'python'));
}

/** @param {string} root */
function filesOf(root) {
  const folder = join(root, 'platform', 'setup');
  return {
    requirements: join(folder, 'python-requirements.txt'),
    extras: join(folder, 'python-extras.txt'),
  };
}

/** @param {string} root */
function requirementsHash(root) {
  const { requirements, extras } = filesOf(root);
  return hashOf(textOf(requirements), textOf(extras));
}

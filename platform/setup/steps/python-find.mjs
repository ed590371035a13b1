import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findTool, trace } from '../tools.mjs';

/**
 * @typedef {{ path: string, version: string, ensurepip: boolean, pip: boolean }} Python
 */

/** One line of facts; understood by every Python there ever was, so that an old one can say how old it is. */
const ASK = `
import sys
def has(name):
    try:
        import importlib.util
        return importlib.util.find_spec(name) is not None
    except ImportError:
        return False
pip = ''
if has('pip'):
    import pip as p
    pip = p.__version__
sys.stdout.write('%d.%d.%d|%s|%s' % (sys.version_info[0], sys.version_info[1], sys.version_info[2], has('ensurepip'), pip))
`;

const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/**
 * The Pythons that an environment can be made from, best first; or why there is none and what to do.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../step.mjs').Run} run
 * @returns {Promise<Python[] | string>}
 */
export async function suitablePythons(env, run) {
  /** @type {Python[]} */
  const pythons = [];
  /** @type {string[]} */
  const tooOld = [];
  for (const path of candidates(env)) {
    const { code, output } = await run(path, ['-I', '-c', ASK], { limitSeconds: 20 });
    const facts = /^(\d+)\.(\d+)\.\d+\|(True|False)\|(.*)$/m.exec(output);
    if (code !== 0 || facts === null) continue;
    const version = facts[0].split('|')[0] ?? '';
    if (facts[1] === '3' && Number(facts[2]) >= 10) {
      pythons.push({ path, version, ensurepip: facts[3] === 'True', pip: canServeOthers(facts[4] ?? '') });
    } else tooOld.push(`${path} is ${version}`);
  }
  const chosen = env['IBS_PYTHON'];
  if (pythons.length === 0) {
    const found = tooOld.length > 0 ? ` (${tooOld.join(', ')})` : '';
    if (chosen)
      return `IBS_PYTHON names ${chosen}, which is no Python 3.10 or newer that runs here${found}; name another or unset it`;
    return `no Python 3.10 or newer on PATH${found}; install python3 with its venv module (Debian, Ubuntu: sudo apt-get install -y python3-venv)`;
  }
  if (pythons.some(({ ensurepip, pip }) => ensurepip || pip)) return pythons;
  return `${pythons[0]?.path} has no pip; install it (Debian, Ubuntu: sudo apt-get install -y python3-venv)`;
}

/**
 * Changes when a Python, its pip or its ensurepip is installed, replaced or removed.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function pythonTraces(env) {
  const traces = candidates(env).flatMap((path) => {
    const real = realpathSync(path);
    const library = join(real, '..', '..', 'lib', /python3\.\d+/.exec(real)?.[0] ?? 'python3');
    return [trace(real), trace(join(library, 'ensurepip')), trace(join(library, 'site-packages'))];
  });
  return [...traces, trace('/usr/lib/python3/dist-packages')].join('\n');
}

/**
 * The Python in /usr/bin comes first: a sandbox shows /usr to its programs, but not a pyenv below somebody's home.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function candidates(env) {
  const chosen = env['IBS_PYTHON'];
  if (chosen) return existsSync(chosen) ? [chosen] : [];
  const onPath = (env['PATH'] ?? '').split(delimiter).includes('/usr/bin');
  const all = [
    onPath ? findTool({ PATH: '/usr/bin' }, 'python3') : undefined,
    ...NAMES.map((name) => findTool(env, name)),
  ];
  return [...new Set(all.filter((path) => path !== undefined))];
}

/**
 * From 22.3 on, pip can install into the environment of another Python.
 *
 * @param {string} version of pip
 */
function canServeOthers(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 3);
}

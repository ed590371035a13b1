import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {import('./python-find.mjs').Python} Python
 * @typedef {import('../step.mjs').Run} Run
 */

/** What the sandbox will do first; also proves that both clients find their shared module. */
const PROOF = `
import ib_async, ib_insync, platform
try:
    import pandas
    extras = 'pandas ' + pandas.__version__
except ImportError:
    extras = 'no pandas'
print('ib_async %s, ib_insync %s and %s on Python %s' % (ib_async.__version__, ib_insync.__version__, extras, platform.python_version()))
`;

/**
 * `another`: with another Python of this machine it may go better.
 *
 * @typedef {{ why: string, another: boolean }} Failure
 */

const INSTALL = [
  'install',
  '--no-deps',
  '--only-binary=:all:',
  '--require-hashes',
  '--no-compile',
  '--no-warn-script-location',
];
/** The tests that numpy and pandas bring are most of their files, and nobody runs them. */
const COMPILE = ['-I', '-m', 'compileall', '-q', '-x', '/tests/'];
const IN_BRIEF = ['--no-input', '--disable-pip-version-check', '--retries=1', '--timeout=20'];

const NO_WHEELS = /No matching distribution found/;

/**
 * What pip prints when it fails, and what that means; the first that fits counts.
 *
 * @type {readonly { when: RegExp, why: string, another: boolean }[]}
 */
const KNOWN = [
  { when: /No space left on device/, why: 'the disk is full; make room', another: false },
  {
    when: /connection broken by|Max retries exceeded|Temporary failure in name resolution/,
    why: 'the Python package index cannot be reached; come back with a network',
    another: false,
  },
  {
    when: /THESE PACKAGES DO NOT MATCH THE HASHES/,
    why: 'a downloaded package is not the one that was pinned (its hash differs); look at your package index',
    another: false,
  },
  {
    when: NO_WHEELS,
    why: 'there are no ready-made packages for this Python and platform; name another Python in IBS_PYTHON',
    another: true,
  },
];

/**
 * @param {string} folder of the environment; what is there is replaced
 * @param {{ requirements: string, extras: string }} files what must be installed, and what may be missing
 * @param {Python} python
 * @param {readonly Python[]} all whose pip may help out
 * @param {Run} run
 * @returns {Promise<{ said: string } | Failure>}
 */
export async function makeEnvironment(folder, { requirements, extras }, python, all, run) {
  rmSync(folder, { recursive: true, force: true });
  const own = join(folder, 'bin', 'python');
  const pip = await makeEmpty(folder, python, all, run);
  if (pip === undefined) {
    const why = `${python.path} cannot make a virtual environment; install its venv module (Debian, Ubuntu: sudo apt-get install -y python3-venv)`;
    return { why, another: true };
  }
  /** @param {string[]} files */
  const install = (...files) => {
    const named = files.flatMap((file) => ['-r', file]);
    return run(pip.program, [...pip.args, ...INSTALL, ...IN_BRIEF, ...named], { limitSeconds: 900 });
  };
  let { code, output } = await install(requirements, extras);
  // Nothing else would go better without them.
  if (code !== 0 && NO_WHEELS.test(output)) ({ code, output } = await install(requirements));
  if (code !== 0) return pipTrouble(output);
  await run(own, [...COMPILE, join(folder, 'lib')], { limitSeconds: 300 });
  const proof = await run(own, ['-I', '-c', PROOF], { limitSeconds: 60 });
  if (proof.code === 0) return { said: proof.output.trim() };
  return {
    why: `ib_async does not load on Python ${python.version}; name another Python in IBS_PYTHON`,
    another: true,
  };
}

/**
 * Some systems ship venv without ensurepip; then another Python's pip fills the environment.
 *
 * @param {string} folder
 * @param {Python} python
 * @param {readonly Python[]} all
 * @param {Run} run
 * @returns {Promise<{ program: string, args: string[] } | undefined>} the pip that installs into it
 */
async function makeEmpty(folder, python, all, run) {
  const own = join(folder, 'bin', 'python');
  if (python.ensurepip) {
    const { code } = await run(python.path, ['-I', '-m', 'venv', folder], { limitSeconds: 300 });
    if (code === 0) return { program: own, args: ['-I', '-m', 'pip'] };
  }
  const helper = all.find(({ pip }) => pip);
  if (helper === undefined) return undefined;
  const bare = ['-I', '-m', 'venv', '--clear', '--without-pip', folder];
  const { code } = await run(python.path, bare, { limitSeconds: 60 });
  return code === 0 ? { program: helper.path, args: ['-I', '-m', 'pip', '--python', own] } : undefined;
}

/**
 * @param {string} output of a failed `pip install`
 * @returns {Failure}
 */
function pipTrouble(output) {
  const known = KNOWN.find(({ when }) => when.test(output));
  if (known) return { why: known.why, another: known.another };
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  return { why: `pip failed (${last.trim()}); the whole output is in .setup/python.log`, another: false };
}

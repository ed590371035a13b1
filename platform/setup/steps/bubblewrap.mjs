import { existsSync, readdirSync } from 'node:fs';
import { textOf } from '../fingerprint.mjs';
import { findTool, isRoot, trace } from '../tools.mjs';

/**
 * bubblewrap, the sandbox that examples run in: used when present, installed when we may.
 *
 * @type {import('../step.mjs').Step}
 */
export const bubblewrap = {
  name: 'bubblewrap',
  after: [],
  evident: () =>
    process.platform === 'linux'
      ? undefined
      : { state: 'skipped', said: 'bubblewrap exists on Linux only; examples run in a weaker sandbox here' },
  key: () => '1',
  intact: ({ env }) => findTool(env, 'bwrap') !== undefined,
  chances: ({ env }) =>
    [trace(findTool(env, 'bwrap') ?? ''), findTool(env, 'apt-get'), isRoot(), ...namespaceSettings()].join(
      '\n',
    ),
  async run({ env }, run) {
    let bwrap = findTool(env, 'bwrap');
    if (bwrap === undefined) {
      const aptGet = aptGetOf(env);
      if (aptGet === undefined) return reduced(`bubblewrap is not installed; ${howToInstall(env)}`);
      const why = await installWith(aptGet, run);
      if (why !== undefined) return reduced(`apt-get could not install bubblewrap (${why})`);
      bwrap = findTool(env, 'bwrap');
    }
    if (bwrap === undefined) return reduced('bubblewrap is installed, but not on PATH');
    const version = (await run(bwrap, ['--version'], { limitSeconds: 10 })).output
      .trim()
      .replace('bubblewrap ', '');
    const trial = await run(bwrap, ['--ro-bind', '/', '/', '--unshare-all', 'true'], { limitSeconds: 10 });
    if (trial.code === 0) return { state: 'ok', said: `${version} works` };
    // Its first words say it; what follows is a reading list.
    const [words] = trial.output.trim().split(/[,\n]/);
    return reduced(
      `bubblewrap ${version} may not make namespaces (${words}); allow unprivileged user namespaces (sysctl, AppArmor or the container's settings)`,
    );
  },
};

/**
 * @param {string} why
 * @returns {import('../step.mjs').Outcome}
 */
function reduced(why) {
  return { state: 'reduced', said: `examples run in a weaker sandbox: ${why}` };
}

/**
 * Only root on Debian or Ubuntu may be spared the question.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function aptGetOf(env) {
  const debian = /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(textOf('/etc/os-release'));
  return isRoot() && debian ? findTool(env, 'apt-get') : undefined;
}

/**
 * @param {string} aptGet
 * @param {import('../step.mjs').Run} run
 * @returns {Promise<string | undefined>} why it failed
 */
async function installWith(aptGet, run) {
  const patient = ['-o', 'DPkg::Lock::Timeout=60'];
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, limitSeconds: 300 };
  const install = () =>
    run(aptGet, ['install', '-y', '--no-install-recommends', ...patient, 'bubblewrap'], options);
  const first = hasPackageLists() ? await install() : undefined;
  if (first?.code === 0) return undefined;
  // No lists, or so old that they name versions the mirror no longer has.
  await run(aptGet, ['update', ...patient], options);
  const { code, output } = await install();
  return code === 0 ? undefined : output.trim().split('\n').at(-1);
}

function hasPackageLists() {
  const folder = '/var/lib/apt/lists';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

/** @param {NodeJS.ProcessEnv} env */
function howToInstall(env) {
  if (findTool(env, 'dnf')) return 'sudo dnf install -y bubblewrap';
  if (findTool(env, 'apk')) return 'apk add bubblewrap';
  if (findTool(env, 'pacman')) return 'sudo pacman -S bubblewrap';
  return 'sudo apt-get install -y bubblewrap (or the like on your system)';
}

/** The switches by which systems forbid unprivileged namespaces. */
function namespaceSettings() {
  return [
    'kernel/apparmor_restrict_unprivileged_userns',
    'kernel/unprivileged_userns_clone',
    'user/max_user_namespaces',
  ].map((name) => textOf(`/proc/sys/${name}`));
}

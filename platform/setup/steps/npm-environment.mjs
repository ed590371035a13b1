import { join } from 'node:path';
import { textOf } from '../fingerprint.mjs';
import { whyNotWritable } from '../tools.mjs';

/**
 * What the npm command that started us (`npm pack --dry-run`, `npm start --omit=dev`) may not pass on to
 * our own `npm ci`.
 */
const NOT_INHERITED = [
  'dry_run',
  'global',
  'location',
  'omit',
  'include',
  'only',
  'production',
  'json',
  'ignore_scripts',
];

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} state
 * @param {{ execPath: string, versions: { node: string } }} node
 * @returns {NodeJS.ProcessEnv} what to add to the environment of `npm ci`; undefined takes away
 */
export function npmEnvironment(env, state, node) {
  const headers = headersBeside(node);
  return {
    ...Object.fromEntries(NOT_INHERITED.map((name) => [`npm_config_${name}`, undefined])),
    NODE_ENV: undefined,
    // With the headers at hand native modules compile without a download.
    ...(headers === undefined || env['npm_config_nodedir'] ? {} : { npm_config_nodedir: headers }),
    // Without them node-gyp keeps its download in the user's cache; beside the set-up's own state is as good.
    ...(headers === undefined && whyNotWritable(userCache(env))
      ? { npm_config_devdir: join(state, 'node-gyp') }
      : {}),
    // These install scripts fetch GPU libraries from hosts that are often out of reach, and nothing here uses them.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
    ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip',
  };
}

/**
 * The prefix of the running Node, when Node's C++ headers of the same version lie in it.
 *
 * @param {{ execPath: string, versions: { node: string } }} node
 * @returns {string | undefined}
 */
function headersBeside({ execPath, versions }) {
  const prefix = join(execPath, '..', '..');
  const header = textOf(join(prefix, 'include', 'node', 'node_version.h'));
  const found = ['MAJOR', 'MINOR', 'PATCH'].map(
    (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(header)?.[1],
  );
  return found.join('.') === versions.node ? prefix : undefined;
}

/**
 * @param {import('../step.mjs').Place} place
 * @param {string} npm
 * @param {import('../step.mjs').Run} run
 * @returns {Promise<string[]>}
 */
export async function npmFlags({ state }, npm, run) {
  const flags = ['--include=dev', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier'];
  // A machine without network should hear so in seconds: npm's own patience is over a minute.
  flags.push('--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000');
  const { code, output } = await run(npm, ['config', 'get', 'cache', '--loglevel=error'], {
    limitSeconds: 30,
  });
  const cache = output.trim();
  const usable = code === 0 && cache.startsWith('/') && whyNotWritable(cache) === undefined;
  return usable ? flags : [...flags, `--cache=${join(state, 'npm-cache')}`];
}

/** @param {NodeJS.ProcessEnv} env */
function userCache(env) {
  return env['XDG_CACHE_HOME'] || join(env['HOME'] || '/', '.cache');
}

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, textOf } from '../fingerprint.mjs';
import { findTool } from '../tools.mjs';
import { Trouble } from '../trouble.mjs';
import { npmEnvironment, npmFlags } from './npm-environment.mjs';
import { npmTrouble } from './npm-failures.mjs';
import { installedAsLocked, looksInstalled } from './npm-installed.mjs';

/**
 * `npm ci`, when what it depends on has changed.
 *
 * @type {import('../step.mjs').Step}
 */
export const npm = {
  name: 'npm',
  after: [],
  key: ({ root }) =>
    hashOf(
      textOf(join(root, 'package-lock.json')),
      manifestOf(root),
      textOf(join(root, '.npmrc')),
      // Native modules are compiled for one interface of Node (its ABI) on one platform.
      `${process.versions.modules} ${process.platform} ${process.arch}`,
    ),
  intact: ({ root }) => looksInstalled(root),
  async run(place, run, log) {
    const { root, state, env } = place;
    const half = join(state, 'npm.half');
    // Somebody who ran npm by hand has done our work, and compiling it all again would take minutes.
    const found = existsSync(half) ? undefined : await installedAsLocked(root, run);
    if (found !== undefined) return { state: 'ok', said: `${found} packages, found as the lock names them` };

    const tool = findTool(env, 'npm');
    if (tool === undefined)
      throw new Trouble('npm is needed, but PATH has none; it comes with Node from https://nodejs.org');
    writeFileSync(half, '');
    const { code, output } = await run(tool, ['ci', ...(await npmFlags(place, tool, run))], {
      env: npmEnvironment(env, state, process),
    });
    if (code !== 0) throw npmTrouble(output, env, log);
    rmSync(join(state, 'npm-cache'), { recursive: true, force: true });
    rmSync(half);
    return {
      state: 'ok',
      said: `${/added (\d+) package/.exec(output)?.[1] ?? 'all'} packages, as the lock names them`,
    };
  },
};

/**
 * Only what decides about packages: a changed script or description installs nothing anew.
 *
 * @param {string} root
 */
function manifestOf(root) {
  const text = textOf(join(root, 'package.json'));
  /** @type {Record<string, unknown>} */
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw new Trouble(
      `package.json cannot be read (${error instanceof Error ? error.message : error}); restore it from git`,
    );
  }
  const fields = [
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'overrides',
    'allowScripts',
    'engines',
  ];
  return JSON.stringify(fields.map((field) => manifest[field]));
}

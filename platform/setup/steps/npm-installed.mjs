import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../fingerprint.mjs';

/**
 * What the lock and npm's own note of what it installed (`node_modules/.package-lock.json`) say of a package.
 *
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean, hasInstallScript?: boolean }} Entry
 */

/**
 * Loads each library whose path it is given; one for another Node, or half a one, makes it fail. Libraries
 * that are no modules of Node (SQLite extensions end in .node too) do not register and are none of our business.
 */
const LOADER = `
  for (const file of process.argv.slice(1)) {
    try { process.dlopen({ exports: {} }, file); }
    catch (error) { if (!/did not self-register/.test(error.message)) throw error; }
  }`;

/**
 * @param {string} root
 * @param {import('../step.mjs').Run} run
 * @returns {Promise<number | undefined>} how many packages, when node_modules is what the lock describes and
 *   its native modules load; otherwise nothing
 */
export async function installedAsLocked(root, run) {
  const locked = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (locked === undefined || installed === undefined) return undefined;
  locked.delete('');
  const fits = [...locked].every(([path, entry]) =>
    agree(entry, installed.get(path), existsSync(join(root, path))),
  );
  if (!fits || [...installed.keys()].some((path) => !locked.has(path))) return undefined;

  const libraries = nativeLibraries(root, installed);
  if (libraries.some((files) => files.length === 0)) return undefined;
  const { code } = await run(process.execPath, ['-e', LOADER, ...libraries.flat()], { limitSeconds: 30 });
  return code === 0 ? installed.size : undefined;
}

/**
 * Whether packages are installed and every native module among them has been built. A look, cheap enough for
 * every start; whether they load is only asked when something has changed.
 *
 * @param {string} root
 */
export function looksInstalled(root) {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  return installed !== undefined && nativeLibraries(root, installed).every((files) => files.length > 0);
}

/**
 * The built libraries of each package that node-gyp builds.
 *
 * @param {string} root
 * @param {Map<string, Entry>} installed
 */
function nativeLibraries(root, installed) {
  return [...installed]
    .filter(([path, entry]) => entry.hasInstallScript && existsSync(join(root, path, 'binding.gyp')))
    .map(([path]) => builtIn(join(root, path)));
}

/**
 * @param {Entry} wanted
 * @param {Entry | undefined} found
 * @param {boolean} there
 */
function agree(wanted, found, there) {
  // Optional packages are those of other platforms.
  if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
  return (
    there &&
    wanted.version === found.version &&
    wanted.integrity === found.integrity &&
    wanted.link === found.link
  );
}

/**
 * @param {string} file
 * @returns {Map<string, Entry> | undefined}
 */
function packagesIn(file) {
  try {
    return new Map(Object.entries(JSON.parse(textOf(file)).packages));
  } catch {
    return undefined;
  }
}

/**
 * The libraries that node-gyp built in a package.
 *
 * @param {string} folder
 */
function builtIn(folder) {
  const release = join(folder, 'build', 'Release');
  if (!existsSync(release)) return [];
  return readdirSync(release).flatMap((name) => (name.endsWith('.node') ? [join(release, name)] : []));
}

import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Where PATH finds a program.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @returns {string | undefined}
 */
export function findTool(env, name) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Makes the folder if need be.
 *
 * @param {string} folder
 * @returns {string | undefined} why it cannot be written to; undefined when it can
 */
export function whyNotWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * The name and age of a file in a few characters: changes when it appears, goes or is replaced.
 *
 * @param {string} file
 */
export function trace(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? `${file} -` : `${file} ${stat.mtimeMs}`;
}

/** Whether this is root: the only user that may install what the system lacks. */
export function isRoot() {
  return process.getuid?.() === 0;
}

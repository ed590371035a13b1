import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesBelow, textOf } from './fingerprint.mjs';
import { writeAtomically } from './stamps.mjs';

/** How long a running server may still ask for a file of the build it was started from. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Moves a finished build to where it is used, file by file, each by an atomic rename: first what others
 * refer to (hashed names that disturb nobody), last what refers to them. Whoever looks at any moment finds
 * a whole build, old or new.
 *
 * @param {object} build
 * @param {string} build.from a folder on the same file system; emptied
 * @param {string} build.to
 * @param {readonly string[]} build.last the files that refer to the others, relative
 * @param {(path: string) => boolean} build.hashed the files of `to`, by relative path, that belong to this build and carry
 *   their hash in their name: those of earlier builds are kept for a week
 * @param {string} build.note where the set-up remembers which files are no longer current
 * @param {number} now
 */
export function publish({ from, to, last, hashed, note }, now) {
  const names = filesBelow(from).map((file) => relative(from, file));
  const first = names.filter((name) => !last.includes(name));
  for (const name of [...first, ...last]) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    renameSync(join(from, name), join(to, name));
  }
  rmSync(from, { recursive: true, force: true });

  const current = new Set(names);
  const old = filesBelow(to)
    .map((file) => relative(to, file))
    .filter((name) => hashed(name) && !current.has(name));
  const known = readRetired(note);
  const retired = new Map(old.map((name) => [name, known.get(name) ?? now]));
  for (const [name, since] of retired) {
    if (now - since <= KEPT_MS) continue;
    rmSync(join(to, name));
    retired.delete(name);
  }
  writeAtomically(note, JSON.stringify(Object.fromEntries(retired)));
}

/**
 * Removes the files of earlier builds at once.
 *
 * @param {string} to
 * @param {string} note
 */
export function dropRetired(to, note) {
  for (const name of readRetired(note).keys()) rmSync(join(to, name), { force: true });
  rmSync(note, { force: true });
}

/**
 * @param {string} note
 * @returns {Map<string, number>}
 */
function readRetired(note) {
  return new Map(existsSync(note) ? Object.entries(JSON.parse(textOf(note))) : []);
}

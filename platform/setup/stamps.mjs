import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {import('./step.mjs').Outcome} Outcome
 * @typedef {import('./step.mjs').Place} Place
 * @typedef {import('./step.mjs').Step} Step
 * @typedef {{ key: string, chances: string, at: number, outcome: Outcome }} Stamp
 */

/** A step that could not be done in full is tried again after this time even if nothing seems to have changed. */
const MEMORY_MS = 24 * 60 * 60 * 1000;

/**
 * How the step stands when it need not run; undefined when it has to.
 *
 * Keys are hashes of content, not of times: a few hundred small files hash in some milliseconds, and a
 * `git checkout` there and back rebuilds nothing.
 *
 * @param {Step} step
 * @param {Place} place
 * @param {{ retry: boolean, now: number }} options
 * @returns {Outcome | undefined}
 */
export function standing(step, place, { retry, now }) {
  const evident = step.evident?.(place);
  if (evident !== undefined) return evident;
  const stamp = readStamp(place, step.name);
  if (stamp === undefined || stamp.key !== step.key(place)) return undefined;
  if (stamp.outcome.state === 'reduced') {
    const worthATry = retry || now - stamp.at > MEMORY_MS || stamp.chances !== step.chances?.(place);
    return worthATry ? undefined : stamp.outcome;
  }
  return step.intact(place) ? stamp.outcome : undefined;
}

/**
 * @param {Place} place
 * @param {string} name
 * @param {Stamp} stamp
 */
export function writeStamp(place, name, stamp) {
  writeAtomically(stampFile(place, name), JSON.stringify(stamp));
}

/**
 * To be called before a step starts: what it leaves when killed half-way must not look done.
 *
 * @param {Place} place
 * @param {string} name
 */
export function dropStamp(place, name) {
  rmSync(stampFile(place, name), { force: true });
}

/**
 * @param {string} file
 * @param {string} text
 */
export function writeAtomically(file, text) {
  mkdirSync(join(file, '..'), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/**
 * @param {Place} place
 * @param {string} name
 */
function stampFile(place, name) {
  return join(place.state, `${name}.json`);
}

/**
 * No stamp and a damaged one mean the same: the step runs again.
 *
 * @param {Place} place
 * @param {string} name
 * @returns {Stamp | undefined}
 */
function readStamp(place, name) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(place, name), 'utf8'));
    return typeof stamp?.outcome?.said === 'string' ? stamp : undefined;
  } catch {
    return undefined;
  }
}

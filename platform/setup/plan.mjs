import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dropStamp, standing, writeStamp } from './stamps.mjs';
import { asTrouble } from './trouble.mjs';

/**
 * @typedef {import('./step.mjs').Place} Place
 * @typedef {import('./step.mjs').Step} Step
 * @typedef {import('./trouble.mjs').Trouble} Trouble
 */

/**
 * The steps that were asked for, with everything they build on, in the order of the list.
 *
 * @param {readonly Step[]} all
 * @param {readonly string[]} only none means all
 * @returns {readonly Step[]}
 */
export function chosen(all, only) {
  if (only.length === 0) return all;
  /** @type {Set<string>} */
  const wanted = new Set();
  /** @param {string} name */
  const want = (name) => {
    wanted.add(name);
    for (const step of all) if (step.name === name) step.after.forEach(want);
  };
  only.forEach(want);
  return all.filter((step) => wanted.has(step.name));
}

/**
 * Runs what is not up to date, each step as soon as those it builds on have ended well. A failure stops
 * only what builds on it: the rest is work the next run need not do again.
 *
 * @param {readonly Step[]} steps
 * @param {Place} place
 * @param {object} tools
 * @param {boolean} tools.retry
 * @param {import('./children.mjs').Children} tools.children
 * @param {import('./report.mjs').Report} tools.report
 * @returns {Promise<readonly Trouble[]>} the failures
 */
export async function runPlan(steps, place, { retry, children, report }) {
  /** @type {Trouble[]} */
  const troubles = [];
  /** @type {Map<string, Promise<boolean>>} */
  const endings = new Map();

  /** @param {Step} step */
  const bring = async (step) => {
    for (const name of step.after) {
      if ((await endings.get(name)) === false) {
        report.blocked(step.name, name);
        return false;
      }
    }
    try {
      await perform(step);
      return true;
    } catch (error) {
      const trouble = asTrouble(error);
      report.failed(step.name, trouble);
      troubles.push(trouble);
      return false;
    }
  };

  /** @param {Step} step */
  const perform = async (step) => {
    const now = Date.now();
    const stands = standing(step, place, { retry, now });
    if (stands !== undefined) {
      report.standing(step.name, stands);
      return;
    }
    report.started(step.name);
    dropStamp(place, step.name);
    const log = join(place.state, `${step.name}.log`);
    rmSync(log, { force: true });
    // Sources may change while they are being built: the key is that of what was there at the start.
    const key = step.key(place);
    const outcome = await step.run(place, children.runnerFor(log), log);
    writeStamp(place, step.name, { key, chances: step.chances?.(place) ?? '', at: now, outcome });
    report.finished(step.name, outcome);
  };

  for (const step of steps) endings.set(step.name, bring(step));
  await Promise.all(endings.values());
  return troubles;
}

// The words that the rest of the set-up is written in.

/**
 * Where a step works.
 *
 * @typedef {object} Place
 * @property {string} root the checkout
 * @property {string} home IBS_HOME
 * @property {string} state `.setup` in the checkout: lock, stamps, logs
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * How a step runs a program: its output goes to the step's log, and comes back.
 *
 * @callback Run
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, limitSeconds?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program could not be started
 */

/**
 * How a step ended when nothing is wrong. `reduced`: the program works without it, and the words say
 * what is missing and how to get it. `skipped`: there is nothing to do here yet.
 *
 * @typedef {{ state: 'ok' | 'reduced' | 'skipped', said: string }} Outcome
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} after the steps it builds on
 * @property {(place: Place) => Outcome | undefined} [evident] how it stands where that can be seen at a glance: nothing
 *   to do here, or done by somebody else
 * @property {(place: Place) => string} key changes whenever the work has to be done anew
 * @property {(place: Place) => boolean} intact false when what the step made has gone missing since
 * @property {(place: Place) => string} [chances] changes whenever a step that ended `reduced` may do better now
 * @property {(place: Place, run: Run, log: string) => Promise<Outcome>} run throws `Trouble` when the set-up cannot go on
 */

export {};

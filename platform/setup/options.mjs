import { Trouble } from './trouble.mjs';

export const HELP = `Usage: npm run setup [-- OPTIONS]

Makes this checkout ready to run: packages, Python environment, sandbox, page and command line.
What is up to date is left alone; what was interrupted is taken up again.

  --quiet       print only what is really done, on stderr
  --only STEP   only this step (npm, python, bubblewrap, web, cli) and what it builds on; may be given more than once
  --retry       try again what an earlier run could not do in full
  --help        this text

State is in .setup/ of the checkout (a log for each step) and in IBS_HOME (the Python environment).
IBS_PYTHON names the Python to use instead of /usr/bin/python3 and those on PATH.
Exit codes: 0 ready, 1 failed, 2 something the user can mend, 130 interrupted.`;

/**
 * @typedef {{ quiet: boolean, retry: boolean, help: boolean, only: string[] }} Options
 */

/**
 * @param {readonly string[]} argv
 * @param {readonly string[]} names of the steps there are
 * @returns {Options}
 */
export function parseOptions(argv, names) {
  /** @type {Options} */
  const options = { quiet: false, retry: false, help: false, only: [] };
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--quiet') options.quiet = true;
    else if (word === '--retry') options.retry = true;
    else if (word === '--help' || word === '-h') options.help = true;
    else if (word === '--only') options.only.push(stepName(rest.shift(), names));
    else throw new Trouble(`expected --quiet, --retry, --only STEP or --help, found ${word}`);
  }
  return options;
}

/**
 * @param {string | undefined} word
 * @param {readonly string[]} names
 */
function stepName(word, names) {
  if (word !== undefined && names.includes(word)) return word;
  throw new Trouble(`--only expects one of ${names.join(', ')}, found ${word ?? 'nothing'}`);
}

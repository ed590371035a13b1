/**
 * @typedef {import('./step.mjs').Outcome} Outcome
 * @typedef {import('./trouble.mjs').Trouble} Trouble
 * @typedef {ReturnType<typeof createReport>} Report
 */

const NAME_WIDTH = 12;
const TIME_WIDTH = 8;

/**
 * One line a step. Quietly it goes to stderr, because another command's output follows on stdout, and
 * only what was really done is worth a line.
 *
 * @param {boolean} quiet
 */
export function createReport(quiet) {
  const out = quiet ? process.stderr : process.stdout;
  const colours = out.isTTY && !process.env['NO_COLOR'];
  /** @type {Map<string, number>} */
  const working = new Map();
  let ticker = /** @type {NodeJS.Timeout | undefined} */ (undefined);

  /** @param {string} text */
  const line = (text) => {
    clearProgress();
    out.write(`${text}\n`);
    showProgress();
  };
  /**
   * @param {string} name
   * @param {number | undefined} ms
   * @param {string} text
   */
  const row = (name, ms, text) =>
    line(`${name.padEnd(NAME_WIDTH)}${(ms === undefined ? '-' : seconds(ms)).padStart(TIME_WIDTH)}  ${text}`);
  /**
   * @param {string} text
   * @param {number} colour
   */
  const tint = (text, colour) => (colours ? `\u001b[${colour}m${text}\u001b[39m` : text);
  /** @param {Outcome} outcome */
  const words = ({ state, said }) =>
    state === 'ok' ? said : `${tint(`${state}:`, state === 'reduced' ? 33 : 90)} ${said}`;

  function clearProgress() {
    if (out.isTTY && working.size > 0) out.write('\r\u001b[2K');
  }
  function showProgress() {
    if (!out.isTTY || working.size === 0) return;
    const now = performance.now();
    const text = [...working]
      .map(([name, since]) => `${name} ${Math.round((now - since) / 1000)} s`)
      .join(', ');
    out.write(`\r\u001b[2K  at work: ${text}`);
  }

  return {
    line,
    /** @param {string} version */
    node(version) {
      row('node', undefined, `${version} fits`);
    },
    /** @param {string} name @param {Outcome} outcome */
    standing(name, outcome) {
      if (!quiet)
        row(name, undefined, outcome.state === 'ok' ? `up to date: ${outcome.said}` : words(outcome));
    },
    /** @param {string} name */
    started(name) {
      working.set(name, performance.now());
      if (out.isTTY && ticker === undefined) {
        ticker = setInterval(showProgress, 1000);
        ticker.unref();
      }
      showProgress();
    },
    /** @param {string} name @param {Outcome} outcome */
    finished(name, outcome) {
      row(name, this.stopped(name), words(outcome));
    },
    /** @param {string} name @param {Trouble} trouble */
    failed(name, trouble) {
      row(name, this.stopped(name), `${tint('FAILED:', 31)} ${trouble.message}`);
      if (trouble.detail) line(trouble.detail.replace(/^/gm, '    '));
    },
    /** @param {string} name @param {string} cause */
    blocked(name, cause) {
      row(name, undefined, `not tried, because ${cause} failed`);
    },
    /** @param {string} text */
    total(text) {
      // The clock of `performance` starts with the process, so Node's own start is in the figure.
      row('set-up', performance.now(), text);
    },
    /** @param {string} name */
    stopped(name) {
      clearProgress();
      const since = working.get(name) ?? performance.now();
      working.delete(name);
      return performance.now() - since;
    },
    /** Leaves the terminal clean when the process is about to end. */
    close() {
      clearProgress();
      working.clear();
      clearInterval(ticker);
    },
  };
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(ms < 1000 ? 2 : 1)} s`;
}

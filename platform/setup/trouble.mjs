/** The same numbers as in `platform/errors/exit.ts`, which plain JavaScript cannot read. */
export const EXIT = { failed: 1, mend: 2, interrupted: 130 };

/** What stops the set-up: one line that says what is wrong and what to do about it. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {{ exit?: number, detail?: string }} [options] detail: further lines, for what nobody foresaw
   */
  constructor(message, { exit = EXIT.mend, detail = '' } = {}) {
    super(message);
    this.name = 'Trouble';
    this.exit = exit;
    this.detail = detail;
  }
}

/**
 * @param {unknown} thrown
 * @returns {Trouble}
 */
export function asTrouble(thrown) {
  if (thrown instanceof Trouble) return thrown;
  if (isSystemError(thrown, 'ENOSPC'))
    return new Trouble(`the disk is full (${thrown.message}); make room, then try again`);
  const detail = thrown instanceof Error && thrown.stack ? thrown.stack : '';
  return new Trouble(String(thrown), { exit: EXIT.failed, detail });
}

/**
 * @param {unknown} thrown
 * @param {...string} codes such as `ENOENT`
 * @returns {thrown is NodeJS.ErrnoException}
 */
export function isSystemError(thrown, ...codes) {
  return thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code));
}

import { EXIT, Trouble } from '../trouble.mjs';

/**
 * A build that fails on sources as they are in git is our fault, and one that somebody is working on is theirs:
 * either way the builder's own words are what helps.
 *
 * @param {string} what
 * @param {string} output
 * @param {string} log
 */
export function buildTrouble(what, output, log) {
  if (/ENOSPC|no space left on device/i.test(output))
    return new Trouble('the disk is full; make room, then try again');
  if (/ERR_MODULE_NOT_FOUND|node_modules\/\S+ ERROR: Could not resolve/.test(output)) {
    return new Trouble(
      `${what} could not be built, because node_modules is incomplete (log: ${log}); delete it and start again`,
    );
  }
  const tail = output.trimEnd().split('\n').slice(-25).join('\n');
  return new Trouble(`${what} could not be built (log: ${log})`, { exit: EXIT.failed, detail: tail });
}

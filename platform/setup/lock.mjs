import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { bornAt, stillRuns } from './processes.mjs';
import { writeAtomically } from './stamps.mjs';
import { isSystemError } from './trouble.mjs';

const BEAT_MS = 1000;
/** A holder whose process is gone is believed gone once its heartbeat has stopped as well. */
const GONE_MS = 3 * BEAT_MS;
/** A holder that cannot be looked at (another machine or container) is believed gone after this. */
const SILENT_MS = 30 * BEAT_MS;
const LOOK_AGAIN_MS = 100;

/**
 * @typedef {{ runId: string, pid: number, born: string | undefined, host: string }} Holder
 */

/**
 * Waits until this run is the only one. A lock whose holder died is taken over.
 *
 * @param {string} file
 * @param {string} runId
 * @param {(holder: Holder) => void} onWait called once, when somebody else is at work
 * @returns {Promise<{ dead: Holder | undefined, release(): void }>} dead: whom the lock was taken over from
 */
export async function takeLock(file, runId, onWait) {
  mkdirSync(join(file, '..'), { recursive: true });
  const me = { runId, pid: process.pid, born: bornAt(process.pid), host: hostname() };
  for (let told = false; ; ) {
    if (create(file, me)) return hold(file, me, undefined);
    const holder = readHolder(file);
    const runs = holder && whetherRuns(holder);
    if (holder && isGone(file, runs) && takeOver(file, holder, me)) return hold(file, me, holder);
    if (holder && holder.pid > 0 && runs !== false && !told) {
      onWait(holder);
      told = true;
    }
    await new Promise((later) => setTimeout(later, LOOK_AGAIN_MS));
  }
}

/**
 * @param {string} file
 * @param {Holder} me
 * @param {Holder | undefined} dead
 */
function hold(file, me, dead) {
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  const release = () => {
    clearInterval(beat);
    if (readHolder(file)?.runId === me.runId) rmSync(file, { force: true });
  };
  return { dead, release };
}

/**
 * @param {string} file
 * @param {Holder} me
 */
function create(file, me) {
  try {
    writeFileSync(file, JSON.stringify(me), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Of several that see the same dead holder one may replace the lock; without the folder as a turnstile
 * the second could replace the lock of the first.
 *
 * @param {string} file
 * @param {Holder} dead
 * @param {Holder} me
 */
function takeOver(file, dead, me) {
  const turnstile = `${file}.takeover`;
  try {
    mkdirSync(turnstile);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    if (isSilent(turnstile, GONE_MS)) rmSync(turnstile, { recursive: true, force: true });
    return false;
  }
  try {
    if (readHolder(file)?.runId !== dead.runId) return false;
    writeAtomically(file, JSON.stringify(me));
    return true;
  } finally {
    rmdirSync(turnstile);
  }
}

/**
 * @param {Holder} holder
 * @returns {boolean | undefined} undefined when it cannot be known from here
 */
function whetherRuns(holder) {
  return holder.host === hostname() ? stillRuns(holder) : undefined;
}

/**
 * @param {string} file
 * @param {boolean | undefined} runs
 */
function isGone(file, runs) {
  return !runs && isSilent(file, runs === false ? GONE_MS : SILENT_MS);
}

/**
 * @param {string} file
 * @param {number} ms
 */
function isSilent(file, ms) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > ms;
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}

/**
 * A lock that cannot be read is one that is being written, or was being written when the power went.
 *
 * @param {string} file
 * @returns {Holder | undefined}
 */
function readHolder(file) {
  /** @type {string} */
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch {
    return { runId: '', pid: 0, born: undefined, host: '' };
  }
}

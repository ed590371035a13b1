import { readdirSync, readFileSync } from 'node:fs';
import { isSystemError } from './trouble.mjs';

/** The environment variable by which every process that a set-up started can be told from all others. */
export const RUN_MARK = 'IBS_SETUP_RUN';

const PATIENCE_MS = 3000;

/**
 * A number that, together with the process id, names one process for as long as the machine is up.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process runs (one that has ended and was not yet
 *   collected by its parent runs no more), or there is no /proc to ask
 */
export function bornAt(pid) {
  // The second field is the program's name in parentheses and may hold blanks; the third is the state, the 22nd the start.
  const fields = statOf(pid)
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/**
 * @param {{ pid: number, born: string | undefined }} process
 * @returns {boolean | undefined} undefined when this system has no way to tell it from another of the same number
 */
export function stillRuns({ pid, born }) {
  if (statOf(process.pid) !== '') return born !== undefined && bornAt(pid) === born;
  return exists(pid) ? undefined : false;
}

/** @param {number} pid */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

/** @param {number} pid */
function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it: it belongs to somebody else, but it is there.
    return isSystemError(error, 'EPERM');
  }
}

/**
 * Ends what a killed set-up left running (npm, compilers, pip). They carry that run's mark in their
 * environment, so nothing else can be hit. Where there is no /proc (macOS) they are left to end by themselves.
 *
 * @param {string} runId
 * @returns {Promise<number>} how many there were
 */
export async function endLeftovers(runId) {
  const found = processesOf(runId);
  for (const pid of found) signal(pid, 'SIGTERM');
  const deadline = performance.now() + PATIENCE_MS;
  while (processesOf(runId).length > 0 && performance.now() < deadline)
    await new Promise((later) => setTimeout(later, 50));
  for (const pid of processesOf(runId)) signal(pid, 'SIGKILL');
  return found.length;
}

/**
 * @param {string} runId
 * @returns {number[]}
 */
function processesOf(runId) {
  const mark = `${RUN_MARK}=${runId}`;
  return pids().filter((pid) => pid !== process.pid && environmentOf(pid).includes(mark));
}

/** @returns {number[]} */
function pids() {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/**
 * @param {number} pid
 * @returns {string[]} empty for processes of other users and for those that are gone
 */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}

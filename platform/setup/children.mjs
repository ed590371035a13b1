import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const PATIENCE_MS = 3000;

/** @typedef {ReturnType<typeof createChildren>} Children */

/**
 * The programs that the steps have started and that are still at work. Each is the leader of a process
 * group of its own, so that ending it ends its compilers too.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv }} place
 */
export function createChildren({ root, env }) {
  /** @type {Set<number>} */
  const groups = new Set();
  let ended = false;

  /**
   * @param {string} log
   * @returns {import('./step.mjs').Run}
   */
  function runnerFor(log) {
    return (program, args, { env: extra = {}, limitSeconds = 0 } = {}) =>
      new Promise((resolve) => {
        appendFileSync(log, `$ ${[program, ...args].join(' ')}\n`);
        const child = spawn(program, args, {
          cwd: root,
          env: { ...env, ...extra },
          stdio: ['ignore', 'pipe', 'pipe'],
          detached: true,
        });
        const group = child.pid;
        if (group !== undefined) groups.add(group);
        const limit =
          limitSeconds > 0 && group !== undefined
            ? setTimeout(signalGroup, limitSeconds * 1000, group, 'SIGKILL')
            : undefined;
        let output = '';
        /** @param {Buffer} chunk */
        const hear = (chunk) => {
          output += chunk;
          appendFileSync(log, chunk);
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
        /** @param {number} code */
        const settle = (code) => {
          clearTimeout(limit);
          if (group !== undefined) groups.delete(group);
          // After endAll nobody may mistake an ended child for a failed one.
          if (!ended) resolve({ code, output });
        };
        child.on('error', (error) => {
          output += error.message;
          settle(127);
        });
        child.on('close', (code) => settle(code ?? 1));
      });
  }

  /** Asks all of them to end, and after some seconds makes them. */
  async function endAll() {
    ended = true;
    for (const group of groups) signalGroup(group, 'SIGTERM');
    const deadline = performance.now() + PATIENCE_MS;
    while (groups.size > 0 && performance.now() < deadline)
      await new Promise((later) => setTimeout(later, 20));
    killAll();
  }

  function killAll() {
    for (const group of groups) signalGroup(group, 'SIGKILL');
  }

  return { runnerFor, endAll, killAll };
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

import { hostname } from 'node:os';
import { isRunning } from '../processes/is-running.js';

/** How this process signs its leases, unless it is told otherwise: host and process, for a person to trace. */
export function thisProcess(): string {
  return `${hostname()}:${process.pid}`;
}

/** Whether an owner is a process of this machine that is no more; of any other nothing is known. */
export function hasDied(owner: string): boolean {
  const here = `${hostname()}:`;
  const pid = owner.startsWith(here) ? owner.slice(here.length) : '';
  return /^[1-9]\d{0,9}$/.test(pid) && !isRunning(Number(pid));
}

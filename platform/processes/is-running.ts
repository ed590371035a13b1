import { codeOf } from '../errors/thrown.js';
/** Whether a process is there, whoever it belongs to. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process.
    return codeOf(error) === 'EPERM';
  }
}

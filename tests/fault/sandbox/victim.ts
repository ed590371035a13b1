import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A Node process outside that programs may try to look into, to signal and to kill. */
export interface Victim {
  readonly pid: number;
  /** A word on its command line. */
  readonly mark: string;
  harm(): readonly string[];
  end(): void;
}

export function openVictim(): Victim {
  const mark = `victim-${randomUUID()}`;
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', mark], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (text) => {
    words += text;
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process could be started');
  // What it was started with is there a moment after it itself is.
  while (readFileSync(`/proc/${pid}/environ`).length === 0);
  return {
    pid,
    mark,
    harm() {
      const ended = child.exitCode !== null || child.signalCode !== null;
      return [
        ...(ended ? ['a process was killed'] : []),
        ...(words === '' ? [] : [`a process says: ${words}`]),
      ];
    },
    end: () => void child.kill('SIGKILL'),
  };
}

/** Processes of this machine with a word on their command line. */
export function marked(word: string): readonly number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Isolation } from '../../../../harness/sandbox/result.js';
import type { Opening, Program, Ran } from './behind.js';

const ALONE = fileURLToPath(new URL('alone.ts', import.meta.url));
const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));

/** A folder that goes with the test, and that everybody may enter and write to. */
export function scratch(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'ibs-walls-'));
  chmodSync(folder, 0o777);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Elsewhere {
  readonly process: ChildProcess;
  readonly isolation: Promise<Isolation>;
  readonly ran: Promise<Ran>;
}

/** The same as `run(open(…))` in a process of its own. */
export function elsewhere(opening: Opening, program: Program, options: SpawnOptions = {}): Elsewhere {
  const order = JSON.stringify({ opening, program });
  const child = spawn(process.execPath, ['--import', 'tsx', ALONE, order], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: CHECKOUT,
    ...options,
    env: { PATH: process.env['PATH'], HOME: opening.folder, TMPDIR: opening.folder },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout === null) throw new Error('its output is wanted');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? 'null');
  const isolation = next().then((said) => said.isolation);
  return { process: child, isolation, ran: isolation.then(next) };
}

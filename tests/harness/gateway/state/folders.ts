import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openState, type StateFolder } from '../../../../harness/gateway/state/open.js';

/** Takes the warnings of an opening, in the order in which they came. */
export type Warnings = unknown[];

/** A folder of the test's own, gone when it ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ibs-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function open(
  folder: string,
  { durable = false, warnings = [] }: { durable?: boolean; warnings?: Warnings } = {},
): Promise<StateFolder> {
  const warn = (...said: unknown[]) => void warnings.push(said);
  return openState(folder, { durable, log: { warn } });
}

/** What a process that is killed at this moment leaves behind. Not the lock: reading it here would undo it. */
export function asIfKilled(folder: string): string {
  const copy = join(scratchFolder(), 'copy');
  cpSync(folder, copy, { recursive: true, filter: (path) => basename(path) !== 'lock' });
  return copy;
}

/** Everything in a folder but the lock. */
export function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name !== 'lock');
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

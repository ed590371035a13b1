import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyFolder, ibs, type RunOptions } from '../cli/harness.js';

/** A clock on which the market stands still. */
export const MOMENT = '2026-03-03T16:30:00.000Z';

export interface Given extends RunOptions {
  /** Files beside the program, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The interpreter of the virtual environment that the set-up made, where the program needs it. */
  readonly python?: string;
}

/** Runs `ibs run` in a folder of its own, which the answer names. */
export async function ibsRun(args: readonly string[], { files = {}, python, ...options }: Given = {}) {
  const cwd = options.cwd ?? emptyFolder();
  const home = join(cwd, 'home');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  if (python !== undefined && !existsSync(join(home, 'python'))) {
    mkdirSync(home, { recursive: true });
    symlinkSync(dirname(dirname(python)), join(home, 'python'));
  }
  const env = { IBS_GATEWAY_CLOCK: `fixed:${MOMENT}`, PATH: process.env['PATH'] ?? '', ...options.env };
  const ran = await ibs(['run', ...args], { ...options, cwd, env });
  return { ...ran, cwd, home };
}

/** A PATH on which a bubblewrap lies that may not do its work, as in many containers. */
export function pathWithoutWalls(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'bwrap'), '#!/bin/sh\necho "bwrap: No permissions" >&2\nexit 1\n', {
    mode: 0o755,
  });
  return `${folder}:${process.env['PATH']}`;
}

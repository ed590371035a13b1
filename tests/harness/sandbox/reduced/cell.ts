import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Cell, CellEnd } from '../../../../harness/sandbox/cell.js';
import { defaultLimits, type Limits } from '../../../../harness/sandbox/limits.js';
import { openReducedWalls } from '../../../../harness/sandbox/reduced/open-reduced-walls.js';
import type { WallName } from '../../../../harness/sandbox/reduced/wall-names.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { createLog } from '../../../../platform/log/log.js';
import { needs } from '../../../run/needs.js';

export const log = createLog({ level: 'silent', format: 'json', clock: systemClock, write: () => {} });

export interface TestCell {
  readonly cell: Cell;
  /** Where everything of the test lies; the cell's scratch folder is below `scratches`. */
  readonly folder: string;
  readonly scratches: string;
}

export interface TestProgram {
  readonly runtime: 'node' | 'python';
  readonly code: string;
  readonly args?: readonly string[];
  readonly options?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly limits?: Partial<Limits>;
  readonly without?: readonly WallName[];
  /** Who answers at the guard's socket. */
  readonly serve?: (stream: Socket) => void;
  /** Otherwise nobody is there at all. */
  readonly isGuarded?: boolean;
}

/** Starts a program behind reduced walls. It lies at /app/program, as it would in a mount. */
export async function startReduced(program: TestProgram): Promise<TestCell> {
  const {
    runtime,
    code,
    args = [],
    options = [],
    files = {},
    env = {},
    limits,
    without = [],
    serve,
    isGuarded = true,
  } = program;
  const python = runtime === 'python' ? needs('python') : undefined;
  const folder = temporaryFolder();
  const [app, scratches, socket] = [join(folder, 'app'), join(folder, 'scratch'), join(folder, 'guard.sock')];
  for (const each of [app, scratches]) mkdirSync(each);
  const file = runtime === 'node' ? 'program.mjs' : 'program.py';
  writeFileSync(join(app, file), code);
  const server = createServer(serve ?? ((stream) => stream.destroy()));
  if (isGuarded) await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => void server.close());
  const hidden = { ...process.env, TMPDIR: scratches, PATH: '' };
  const walls = await openReducedWalls({ env: hidden, python, log, without });
  const cell = walls.start({
    runtime,
    args: [...options, `/app/${file}`, ...args],
    files: { [app]: '/app', ...files },
    socket,
    env: { LANG: 'C.UTF-8', ...env },
    limits: { ...defaultLimits, ...limits },
  });
  onTestFinished(() => cell.kill());
  return { cell, folder, scratches };
}

export interface Ran extends CellEnd {
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for a cell's end, and for all that it has said. */
export async function wholeOf(cell: Cell): Promise<Ran> {
  const [stdout, stderr, end] = await Promise.all([text(cell.stdout), text(cell.stderr), cell.ended]);
  return { stdout, stderr, ...end };
}

export async function runReduced(program: TestProgram): Promise<Ran> {
  const { cell } = await startReduced(program);
  return wholeOf(cell);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'r-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

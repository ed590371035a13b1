import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Cell, CellEnd, CellPlan, Walls } from '../../../../harness/sandbox/cell.js';
import { defaultLimits, type Limits } from '../../../../harness/sandbox/limits.js';
import { openWalls } from '../../../../harness/sandbox/walls/open-walls.js';
import type { WallName } from '../../../../harness/sandbox/walls/wall.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { createLog } from '../../../../platform/log/log.js';

export interface Opening {
  readonly folder: string;
  readonly python?: string | undefined;
  readonly without?: readonly WallName[];
  readonly env?: NodeJS.ProcessEnv;
}

export async function open({ folder, python, without = [], env }: Opening): Promise<Walls> {
  const walls = await openWalls({
    env: { ...process.env, ...env },
    python,
    folder: join(folder, 'own'),
    clock: systemClock,
    log: createLog({
      level: 'error',
      format: 'json',
      clock: systemClock,
      write: (line) => console.error(line),
    }),
    without,
  });
  if ('missing' in walls) throw new Error(walls.missing);
  return walls;
}

export interface Program {
  readonly runtime: 'node' | 'python';
  readonly code: string;
  readonly files?: CellPlan['files'];
  readonly env?: CellPlan['env'];
  readonly limits?: Partial<Limits>;
}

/** Starts a program with a socket at which somebody says hello. */
export async function start(
  walls: Walls,
  folder: string,
  program: Program,
): Promise<{ readonly cell: Cell; readonly server: Server }> {
  const socket = join(folder, `guard-${++sockets}.sock`);
  const server = createServer((connection) => {
    connection.on('error', () => {});
    connection.end('hello');
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const cell = walls.start({
    runtime: program.runtime,
    args: [program.runtime === 'node' ? '-e' : '-c', program.code],
    files: program.files ?? {},
    socket,
    env: program.env ?? {},
    limits: { ...defaultLimits, ...program.limits },
  });
  return { cell, server };
}

let sockets = 0;

export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly end: CellEnd;
}

export async function run(walls: Walls, folder: string, program: Program): Promise<Ran> {
  const { cell, server } = await start(walls, folder, program);
  cell.stdin.end();
  const [out, err, end] = await Promise.all([text(cell.stdout), text(cell.stderr), cell.ended]);
  server.close();
  return { out: out.trim(), err, end };
}

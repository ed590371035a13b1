import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Walls } from '../../../harness/sandbox/cell.js';
import { createSandbox, type Sandbox } from '../../../harness/sandbox/create.js';
import { systemClock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import type { Run } from './attempt.js';

export const clock = systemClock;
export const log = createLog({
  level: 'warn',
  format: 'json',
  clock,
  write: (line) => void process.stderr.write(line),
});

/** Sandboxes, one for each choice of walls that are taken away. */
export interface Cells<WallName extends string> {
  runWithout(walls: readonly WallName[]): Promise<Run>;
  close(): Promise<void>;
}

export function openCells<WallName extends string>(
  open: (without: readonly WallName[], folder: string) => Promise<Walls>,
  python: string,
  home: string,
  connect: (stream: Duplex) => void = (stream) => void stream.end(),
): Cells<WallName> {
  const known = new Map<string, Promise<Sandbox>>();
  const start = async (without: readonly WallName[]) => {
    const folder = join(home, String(known.size));
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    // Behind all walls some cells wait, and are there while a program tries to get out.
    const count = without.length === 0 ? 1 : 0;
    const walls = await open(without, folder);
    const warm = { ts: count, python: count };
    const sandbox = await createSandbox({ walls, python, clock, log, folder, warm });
    if (count > 0) await sandbox.warmUp();
    return sandbox;
  };
  return {
    async runWithout(walls) {
      const name = [...walls].sort().join(' ');
      const starting = known.get(name) ?? start(walls);
      known.set(name, starting);
      const sandbox = await starting;
      return (program, limits) => sandbox.run(program, { connect, limits });
    },
    async close() {
      const sandboxes = await Promise.all(known.values());
      await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
    },
  };
}

import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { CellPlan, Walls } from '../cell.js';
import { defaultLimits } from '../limits.js';
import { putFile } from './view/made-files.js';

/** Of this process so far: two may be under way at once. */
let trials = 0;

/** Why nothing starts behind these walls; undefined when something does. */
export async function whyNotStarting(walls: Walls, folder: string): Promise<string | undefined> {
  // Nobody knocks.
  const socket = putFile(folder, `knock-${process.pid}-${++trials}`, '');
  const plan: CellPlan = {
    runtime: 'python',
    args: ['--version'],
    files: {},
    socket,
    env: {},
    limits: defaultLimits,
  };
  const cell = walls.start(plan);
  cell.stdin.end();
  const [words, { exitCode, signal, trouble }] = await Promise.all([text(cell.stderr), cell.ended]);
  rmSync(socket, { force: true });
  if (exitCode === 0) return undefined;
  return words.trim().split('\n')[0] || trouble || `it ended with ${signal ?? exitCode}`;
}

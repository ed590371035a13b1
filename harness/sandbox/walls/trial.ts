import { text } from 'node:stream/consumers';
import type { CellPlan, Walls } from '../cell.js';
import { defaultLimits } from '../limits.js';
import { putFile } from './view/made-files.js';

/** Why nothing starts behind these walls; undefined when something does. */
export async function whyNotStarting(walls: Walls, folder: string): Promise<string | undefined> {
  const plan: CellPlan = {
    runtime: 'python',
    args: ['--version'],
    files: {},
    // Nobody knocks.
    socket: putFile(folder, `knock-${process.pid}`, ''),
    env: {},
    limits: defaultLimits,
  };
  const cell = walls.start(plan);
  cell.stdin.end();
  const [words, { exitCode, signal, trouble }] = await Promise.all([text(cell.stderr), cell.ended]);
  if (exitCode === 0) return undefined;
  return words.trim().split('\n')[0] || trouble || `it ended with ${signal ?? exitCode}`;
}

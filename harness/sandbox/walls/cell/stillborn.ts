import { PassThrough } from 'node:stream';
import type { Cell } from '../../cell.js';

/** A cell that could not be made. */
export function stillborn(trouble: string): Cell {
  const over = () => new PassThrough().end().resume();
  return {
    stdin: over(),
    stdout: new PassThrough().end(),
    stderr: new PassThrough().end(),
    orders: over(),
    signs: new PassThrough().end(),
    kill: () => {},
    ended: Promise.resolve({ exitCode: undefined, signal: undefined, broke: undefined, trouble }),
  };
}

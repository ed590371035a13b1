import { join } from 'node:path';
import type { CellPlan } from '../cell.js';
import type { Prepared, Surroundings } from './prepared.js';
import { wallNames } from './wall-names.js';

export function pythonCommand(
  plan: CellPlan,
  python: string,
  { scratch, inside, places, stands }: Surroundings,
): Prepared {
  const { args, isSafePath } = withoutIsolatedMode(plan.args);
  const told = {
    socket: plan.socket,
    scratch,
    readable: places.readable,
    walls: wallNames.filter(stands),
  };
  return {
    program: python,
    args: args.map(places.translate),
    env: {
      IBS_REDUCED: JSON.stringify(told),
      PYTHONPATH: join(inside, 'python'),
      // Nothing is written beside the preload.
      PYTHONDONTWRITEBYTECODE: '1',
      ...(isSafePath ? { PYTHONSAFEPATH: '1' } : {}),
    },
  };
}

/**
 * Python's isolated mode would ignore the `sitecustomize` that is our preload. What else it does is done otherwise:
 * the environment is clean anyway.
 */
function withoutIsolatedMode(args: readonly string[]): { args: readonly string[]; isSafePath: boolean } {
  const result: string[] = [];
  let isSafePath = false;
  for (const [index, arg] of args.entries()) {
    // Options end with the program's name, and some are followed by a value.
    if (!/^-[A-Za-z]+$/.test(arg) || /[cmXW]/.test(arg))
      return { args: [...result, ...args.slice(index)], isSafePath };
    isSafePath ||= arg.includes('I');
    const rest = arg.replaceAll('I', 's').replaceAll('E', '');
    if (rest !== '-') result.push(rest);
  }
  return { args: result, isSafePath };
}

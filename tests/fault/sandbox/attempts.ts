// Run in a process of its own, as whoever the test likes: tries programs, and prints how each went as a line of JSON.
// Whatever can be inherited of this process, a program in a sandbox may try to get hold of.
import { openReducedWalls } from '../../../harness/sandbox/reduced/open-reduced-walls.js';
import type { WallName as ReducedWallName } from '../../../harness/sandbox/reduced/wall-names.js';
import { openWalls } from '../../../harness/sandbox/walls/open-walls.js';
import type { WallName } from '../../../harness/sandbox/walls/wall.js';
import { attempt, plain } from './attempt.js';
import { type Cells, clock, log, openCells } from './cells.js';
import type { Escape, Outcome } from './escape.js';
import { escapes } from './escapes/all.js';
import { reducedEscapes } from './escapes/reduced.js';
import { bareRunner } from './run-bare.js';

/** So many at once: fewer would leave the processors idle, more would hold each other up. */
const AT_ONCE = 6;
const [, , level, python = '', home = '', ...files] = process.argv;
const { env } = process;

if (level === 'reduced') {
  const open = (without: readonly ReducedWallName[]) => openReducedWalls({ env, python, log, without });
  await tryAll(reducedEscapes, openCells(open, python, home));
} else {
  const open = async (without: readonly WallName[], folder: string) => {
    const walls = await openWalls({ env, python, folder, clock, log, without });
    if ('missing' in walls) throw new Error(walls.missing);
    return walls;
  };
  await tryAll(escapes, openCells(open, python, home));
}

async function tryAll<Name extends string>(all: readonly Escape<Name>[], cells: Cells<Name>): Promise<void> {
  const bare = bareRunner(python);
  const waiting = all.filter(({ file }) => files.includes(file));
  const outcomeOf = async (tried: Escape<Name>): Promise<Outcome> => {
    const { file, walls, limits = {}, looser = {} } = tried;
    const open = walls === 'bare' ? bare.run : await cells.runWithout(walls);
    const held = await cells.runWithout([]);
    return {
      file,
      open: await attempt(tried, open, { ...limits, ...looser }),
      held: await attempt(tried, held, limits),
      next: await attempt(plain(file), held),
    };
  };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      console.log(JSON.stringify(await outcomeOf(next)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  bare.close();
  await cells.close();
}

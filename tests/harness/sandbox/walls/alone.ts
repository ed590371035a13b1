import { type Opening, open, type Program, run } from './behind.js';

/** Opens walls and runs a program, in a process of its own that may be another user's: `elsewhere.ts` starts it. */
const [order = ''] = process.argv.slice(2);
const { opening, program }: { opening: Opening; program: Program } = JSON.parse(order);
const walls = await open(opening);
console.log(JSON.stringify({ isolation: walls.isolation }));
console.log(JSON.stringify(await run(walls, opening.folder, program)));

import type { Check, Findings } from './check.js';
import { findCircles } from './circles.js';
import { type Import, importsOf } from './imports.js';
import { signProblems } from './signs.js';
import { codeFiles, isTest, type Tree } from './tree.js';

/** The order of the house: a room imports only from rooms before it. */
const ROOMS: readonly string[] = [
  'platform',
  'trading',
  'harness',
  'corpus',
  'index',
  'agent',
  'eval',
  'server',
] as const;

const SET_UP = 'platform/setup/';
/** The one file of the set-up that the program shares: where the state folder lies. */
const HOME = 'platform/setup/home.mjs';
/** What the set-up installs before its build steps load it. */
const BUILD_TOOLS = new Set(['esbuild', 'vite']);

export const rooms: Check = {
  name: 'rooms',
  holds: 'rooms import only from earlier rooms, without circles; every folder has its sign',
  run: (tree) => findInRooms(tree),
};

export function findInRooms(tree: Tree): Findings {
  const ours = codeFiles(tree).filter((path) => !isTest(path) && roomOf(path) >= 0);
  const imports = ours.flatMap((path) => importsOf(tree, path));
  return {
    problems: [
      ...imports.flatMap((each) => boundaryProblem(each) ?? []),
      ...findCircles(imports).map((circle) => `a circle of imports: ${circle.join(' → ')}`),
      ...ours.flatMap((path) => nameProblem(path) ?? []),
      ...signProblems(tree, ROOMS),
    ],
  };
}

function boundaryProblem({ from, to, specifier, kind, place }: Import): string | undefined {
  if (from.startsWith(SET_UP)) {
    const fine = to?.startsWith(SET_UP) || specifier.startsWith('node:');
    if (fine || (kind === 'dynamic' && BUILD_TOOLS.has(specifier))) return undefined;
    return `${place}: the set-up runs before anything is installed, so it imports only node: and itself, not '${specifier}'`;
  }
  if (specifier === 'ib-specialist' || specifier.startsWith('ib-specialist/')) {
    return `${place}: the package's own name leads to the built bundle; import the file itself`;
  }
  if (to === undefined || to.endsWith('.json')) return undefined;
  if (isTest(to)) return `${place}: imports ${to}; the program does not know its tests`;
  if (to.startsWith(SET_UP) && to !== HOME) {
    return `${place}: imports ${to}; of the set-up only home.mjs is shared`;
  }
  const [mine, theirs] = [roomOf(from), roomOf(to)];
  if (theirs < 0) return `${place}: imports ${to}, which lies in no room`;
  if (theirs <= mine) return undefined;
  const remedy = 'declare the function you need and let server/app.ts hand it in';
  return `${place}: ${ROOMS[mine]}/ imports ${to}, a later room; ${remedy}`;
}

function nameProblem(path: string): string | undefined {
  const name = path.split('/').at(-1) ?? '';
  if (/^index\.\w+$/.test(name))
    return `${path}: no file is called index; name it for the one thing it holds`;
  if (/(^|\/)utils?(\/|\.\w+$)/.test(path))
    return `${path}: "utils" says nothing; name it for the one thing it holds`;
  return undefined;
}

function roomOf(path: string): number {
  const [first, ...rest] = path.split('/');
  return rest.length === 0 ? -1 : ROOMS.indexOf(first ?? '');
}

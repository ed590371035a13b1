import { codeFiles, type Tree } from './tree.js';

/** A folder with more code files than this is a part of weight, and has a sign of its own. */
const SMALL = 10;
const WITH_PARTS = ['platform', 'server'];

/**
 * Every room has a README.md. So has every part of `platform/` and `server/`, or the room's own sign speaks for
 * it: a small part may be named there as `part/` instead.
 */
export function signProblems(tree: Tree, rooms: readonly string[]): string[] {
  const code = codeFiles(tree);
  const present = rooms.filter((room) => tree.files.some((path) => path.startsWith(`${room}/`)));
  return present.flatMap((room) => {
    const sign = `${room}/README.md`;
    if (!tree.has(sign)) return [`${room}/ has no sign: write ${sign}`];
    if (!WITH_PARTS.includes(room)) return [];
    return partsOf(room, code).flatMap(([part, count]) => {
      if (tree.has(`${room}/${part}/README.md`)) return [];
      if (count > SMALL) return [`${room}/${part}/ holds ${count} files: write ${room}/${part}/README.md`];
      if (tree.read(sign).includes(`\`${part}/\``)) return [];
      return [
        `${room}/${part}/ has no sign: write ${room}/${part}/README.md, or name \`${part}/\` in ${sign}`,
      ];
    });
  });
}

function partsOf(room: string, code: readonly string[]): [part: string, files: number][] {
  const counts = new Map<string, number>();
  for (const path of code) {
    const [first, part, ...rest] = path.split('/');
    if (first === room && part !== undefined && rest.length > 0)
      counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts];
}

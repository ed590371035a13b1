import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const SUFFIX = '.bench.ts';
const NEVER = new Set(['node_modules', 'dist', 'tests']);

/** Every `NAME.bench.ts` that lies in a `bench/` folder of the checkout, by name: path from the root. */
export function findBenches(root: string): ReadonlyMap<string, string> {
  const found: [name: string, path: string][] = [];
  const look = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !NEVER.has(entry.name) && !entry.name.startsWith('.')) look(path);
      else if (entry.name.endsWith(SUFFIX) && basename(folder) === 'bench') {
        found.push([entry.name.slice(0, -SUFFIX.length), path]);
      }
    }
  };
  look('.');
  return new Map(found.sort(([a], [b]) => a.localeCompare(b)));
}

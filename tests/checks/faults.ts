import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FaultKind } from '../../platform/errors/kind.js';
import type { Check } from './check.js';
import { isTest, type Tree } from './tree.js';

export const faults: Check = {
  name: 'faults',
  holds: 'every declared error is in the documented table, under a code of its own',
  async run(tree) {
    const { allFaults } = await import('../../server/faults.js');
    return { problems: faultProblems(await declaredFaults(tree), allFaults) };
  },
};

export interface Declared {
  readonly file: string;
  readonly kind: FaultKind;
}

export function faultProblems(declared: readonly Declared[], all: readonly FaultKind[]): string[] {
  const documented = new Set(all);
  const holders = new Map<string, Declared>();
  return declared.flatMap((each) => {
    const { file, kind } = each;
    const other = holders.get(kind.code);
    if (other) return [`${file}: the code ${kind.code} is taken by ${other.file}`];
    holders.set(kind.code, each);
    if (documented.has(kind)) return [];
    return [`${file}: ${kind.code} is not in allFaults; add its list in server/faults.ts`];
  });
}

async function declaredFaults(tree: Tree): Promise<Declared[]> {
  const files = tree.files.filter(
    (path) => path.endsWith('/faults.ts') && !isTest(path) && path !== 'server/faults.ts',
  );
  const lists = await Promise.all(
    files.map(async (file) => {
      const module: Record<string, unknown> = await import(pathToFileURL(join(tree.root, file)).href);
      return Object.values(module)
        .flatMap(kindsIn)
        .map((kind) => ({ file, kind }));
    }),
  );
  return lists.flat();
}

function kindsIn(exported: unknown): FaultKind[] {
  if (typeof exported !== 'object' || exported === null) return [];
  return Object.values(exported).filter(isKind);
}

function isKind(value: unknown): value is FaultKind {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'category' in value && 'next' in value
  );
}

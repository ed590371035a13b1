import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * What a program may import besides Node's own modules, and the built file each lies in. Paths below
 * `@stoqey/ib` lead to the whole of it, which has all that they have.
 */
const packages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@stoqey/ib': { '.': 'stoqey-ib.cjs', './*': 'stoqey-ib.cjs' },
  rxjs: { '.': 'rxjs.cjs', './operators': 'rxjs-operators.cjs' },
};

/**
 * Makes the libraries known to whatever lies in a folder, the way npm would: Node looks for them by itself,
 * for `import` and for `require`.
 */
export function putLibraries(folder: string, built: string): void {
  for (const [name, paths] of Object.entries(packages)) {
    const home = join(folder, 'node_modules', name);
    mkdirSync(home, { recursive: true });
    for (const file of new Set(Object.values(paths))) {
      writeFileSync(join(home, file), `module.exports = require(${JSON.stringify(join(built, file))});\n`);
    }
    const exports = Object.fromEntries(Object.entries(paths).map(([path, file]) => [path, `./${file}`]));
    writeFileSync(join(home, 'package.json'), JSON.stringify({ name, exports }));
  }
}

/** Loads them ahead, so that both ways of importing find them loaded. */
export async function loadLibraries(folder: string): Promise<void> {
  const require = createRequire(join(folder, 'program.mjs'));
  await import(require.resolve('@stoqey/ib'));
  await import(require.resolve('rxjs'));
}

/** Says, beside Node's own error, what there would have been. */
export function hintFor(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return undefined;
  const names = [...Object.keys(packages), 'rxjs/operators'].join(', ');
  return `A program here can import ${names} and Node's own modules; it is one file, and there are no others.\n`;
}

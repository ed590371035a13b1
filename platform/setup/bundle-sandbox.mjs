import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Client libraries that programs in a sandbox may import, and the file by which each is found. */
const LIBRARIES = { '@stoqey/ib': 'stoqey-ib', rxjs: 'rxjs', 'rxjs/operators': 'rxjs-operators' };

/** What needs no building, by where it goes. */
const AS_THEY_ARE = {
  'harness/sandbox/inside/python': 'python',
  'harness/sandbox/reduced/inside': 'reduced',
};

/**
 * What lies inside a sandbox: the runners, and the client libraries in one file, which Node reads in a fraction
 * of the time that their three hundred take.
 *
 * @param {string} folder
 */
export async function bundleSandbox(folder) {
  const { build } = await import('esbuild');
  const node = join(folder, 'node');
  // `@stoqey/ib` looks for settings two folders above itself: those must be among the ones that are inside.
  const libraries = join(node, 'libraries', 'built');
  mkdirSync(libraries, { recursive: true });
  const requires = Object.keys(LIBRARIES).map((name) => `'${name}': require('${name}')`);
  const all = join(libraries, 'all.cjs');
  await Promise.all([
    build({
      ...options,
      entryPoints: ['harness/sandbox/inside/node/runner.ts'],
      outfile: join(node, 'runner.cjs'),
    }),
    build({
      ...options,
      stdin: { contents: `module.exports = { ${requires.join(', ')} };`, resolveDir: '.' },
      outfile: all,
    }),
  ]);
  for (const [name, file] of Object.entries(LIBRARIES)) {
    // What can be imported by name: Node finds it in a line that is never run.
    const names = Object.keys(createRequire(all)(all)[name]).filter((each) => each !== 'default');
    const lines = [
      `const library = require('./all.cjs')['${name}'];`,
      // `import IB from` is the class to who compiles TypeScript, and the whole library to Node: here it is both.
      `const { default: main } = library;`,
      `module.exports = main ? Object.assign(class extends main {}, library) : library;`,
      `0 && (module.exports = { ${names.join(', ')} });`,
    ];
    writeFileSync(join(libraries, `${file}.cjs`), `${lines.join('\n')}\n`);
  }
  for (const [from, to] of Object.entries(AS_THEY_ARE)) {
    cpSync(from, join(folder, to), { recursive: true, filter: (path) => !path.endsWith('__pycache__') });
  }
}

/** @type {import('esbuild').BuildOptions} */
const options = { bundle: true, format: 'cjs', platform: 'node', target: 'node20', logLevel: 'info' };

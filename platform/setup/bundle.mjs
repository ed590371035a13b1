// Run by the step `cli`, in a process of its own and after `npm ci`: node platform/setup/bundle.mjs FOLDER
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleSandbox } from './bundle-sandbox.mjs';

const { build } = await import('esbuild');
const folder = process.argv[2];
if (folder === undefined) throw new Error('expected the folder to build into');

await build({
  entryPoints: { ibs: 'server/cli/main.ts', package: 'server/package.ts' },
  outdir: folder,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  plugins: [{ name: 'one-language', setup: speakEnglishOnly }],
  // Native: they find their compiled halves beside themselves.
  external: ['better-sqlite3', 'esbuild'],
  // CommonJS packages inside an ES module still ask for Node's modules with require().
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'info',
}).catch((error) => {
  // esbuild has printed what is wrong with the sources; its own stack helps nobody.
  if ('errors' in error) process.exit(1);
  throw error;
});
makeExecutable(join(folder, 'ibs.js'));
await bundleSandbox(join(folder, 'sandbox'));

/**
 * zod's messages in fifty languages would be a quarter of what Node reads at each start.
 *
 * @param {import('esbuild').PluginBuild} build
 */
function speakEnglishOnly({ onResolve, onLoad }) {
  onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer, path, resolveDir }) =>
    // A bundle names its sources, which must not say where they lay.
    /[\\/]zod[\\/]/.test(importer)
      ? { path: 'zod/locales', namespace: 'one-language', pluginData: dirname(join(resolveDir, path)) }
      : undefined,
  );
  onLoad({ filter: /.*/, namespace: 'one-language' }, ({ pluginData }) => ({
    contents: "export { default as en } from './en.js';",
    resolveDir: pluginData,
  }));
}

/**
 * esbuild's banner would put the line into every chunk.
 *
 * @param {string} file
 */
function makeExecutable(file) {
  writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, 'utf8')}`);
  const map = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  // In a source map a semicolon is a line: everything has moved down by one.
  writeFileSync(`${file}.map`, JSON.stringify({ ...map, mappings: `;${map.mappings}` }));
  chmodSync(file, 0o755);
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const NATIVE = fileURLToPath(import.meta.resolve('better-sqlite3'));

/** A program as one file of plain JavaScript: hundreds of processes that each compile TypeScript would take minutes. */
export async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    alias: { 'better-sqlite3': NATIVE },
    external: [NATIVE],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const file = join(mkdtempSync(join(tmpdir(), 'ibs-bundled-')), `${basename(entry, '.ts')}.mjs`);
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  return file;
}

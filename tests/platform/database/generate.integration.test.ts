import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { MIGRATIONS } from './migrations.js';
import { scratchFolder } from './scratch.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Lets drizzle-kit compare the tables, and perhaps one more, with a copy of the migrations. */
function generate(oneMoreTable?: string): string[] {
  const folder = scratchFolder();
  const out = join(folder, 'migrations');
  cpSync(MIGRATIONS, out, { recursive: true });
  const more = join(folder, 'more.ts');
  writeFileSync(more, `import { sqliteTable, text } from '${ROOT}node_modules/drizzle-orm/sqlite-core';\n`);
  if (oneMoreTable)
    appendFileSync(more, `export const more = sqliteTable('${oneMoreTable}', { a: text() });\n`);
  // drizzle-kit takes every path as relative to where it runs.
  const there = (path: string) => JSON.stringify(relative(ROOT, path));
  const config = join(folder, 'config.ts');
  writeFileSync(
    config,
    `import config from '${ROOT}drizzle.config.js';
    export default { ...config, schema: [...config.schema, ${there(more)}], out: ${there(out)} };`,
  );
  const kit = join(ROOT, 'node_modules', 'drizzle-kit', 'bin.cjs');
  const run = spawnSync(process.execPath, [kit, 'generate', '--config', config], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
  const known = new Set(readdirSync(MIGRATIONS));
  return readdirSync(out).filter((name) => !known.has(name));
}

test('the migrations are what the tables say: `npm run migrations` would add nothing', () => {
  expect(generate()).toEqual([]);
});

test('a table without a migration is found that way', () => {
  expect(generate('one_more')).toHaveLength(1);
});

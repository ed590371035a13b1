// Run by `npm pack`, after the set-up: the declarations of the package, and no files of earlier builds.
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dropRetired } from './publish.mjs';
import { writeAtomically } from './stamps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const state = join(root, '.setup');
const draft = join(state, 'types-build');
const project = join(state, 'types.tsconfig.json');

rmSync(draft, { recursive: true, force: true });
writeAtomically(
  project,
  JSON.stringify({
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: '..',
      outDir: draft,
    },
    files: ['../server/package.ts'],
    include: [],
  }),
);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
if (status === 0) {
  const types = join(root, 'dist', 'types');
  rmSync(types, { recursive: true, force: true });
  renameSync(draft, types);
  dropRetired(join(root, 'dist'), join(state, 'cli-retired.json'));
  dropRetired(join(root, 'dist', 'web'), join(state, 'web-retired.json'));
} else {
  process.exitCode = 1;
}

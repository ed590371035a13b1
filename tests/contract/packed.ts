import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Packs what the set-up has built, as npm would for publishing; returns the tarball. */
export function packBuilt(folder: string): string {
  if (!existsSync(join(checkout, 'dist/ibs.js'))) {
    throw new Error(
      'expected the bundle at dist/ibs.js, found nothing: run `npm run setup` first, as `npm test` does',
    );
  }
  // Of prepack only the declarations: the set-up has run, and a test is no place to run it again.
  const { status, stdout, stderr } = spawnSync(process.execPath, ['platform/setup/types.mjs'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the declarations could not be written:\n${stdout}${stderr}`);
  return pack(folder, '--ignore-scripts');
}

/** `npm pack` with everything it does before, as whoever publishes types it. */
export function pack(folder: string, ...flags: readonly string[]): string {
  const args = ['pack', '--pack-destination', folder, '--loglevel=error', ...flags];
  const output = execFileSync('npm', args, {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return join(folder, output.trim().split('\n').at(-1) ?? '');
}

/**
 * Unpacks the tarball where npm would put it, and beside it links this checkout's copies of what the package
 * says it depends on: those, what they need, and nothing that only development needs.
 */
export function unpackInto(folder: string, tarball: string): void {
  const modules = join(folder, 'node_modules');
  const home = join(modules, 'ib-specialist');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync(join(checkout, 'package-lock.json'), 'utf8'),
  );
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    // Nested ones come with the package that they lie in.
    const isTop = path.startsWith('node_modules/') && !path.includes('/node_modules/');
    if (!isTop || dev || !existsSync(join(checkout, path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(checkout, path), join(folder, path));
  }
}

export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node in a folder of somebody else's, with a state folder of its own. */
export function runNode(folder: string, ...args: readonly string[]): Answer {
  const env = { ...process.env, IBS_HOME: join(folder, 'home'), NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

export function packageVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  return manifest.version;
}

/** What a program of a user's may begin with. */
export const MAKES_A_DATABASE = `import { createApp } from 'ib-specialist';
  const app = createApp();
  await app.database();
  await app.close();`;

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, hashOfFiles } from '../fingerprint.mjs';
import { publish } from '../publish.mjs';
import { buildTrouble } from './build-failure.mjs';

const ROOMS = ['platform', 'trading', 'harness', 'corpus/catalog', 'index', 'agent', 'eval', 'server'];

/**
 * The command line as one bundle: it starts in a fraction of the time that the sources take.
 *
 * @type {import('../step.mjs').Step}
 */
export const cli = {
  name: 'cli',
  after: ['npm'],
  evident: ({ root }) =>
    existsSync(join(root, 'server', 'cli', 'main.ts'))
      ? undefined
      : { state: 'skipped', said: 'there is no server/cli/main.ts' },
  key: ({ root }) =>
    hashOfFiles(root, [join(root, 'package.json'), join(root, 'package-lock.json'), ...sources(root)]),
  intact: ({ root }) =>
    ['ibs.js', 'package.js', 'migrations', 'sandbox'].every((name) => existsSync(join(root, 'dist', name))),
  async run({ root, state }, run, log) {
    const draft = join(state, 'cli-build');
    const dist = join(root, 'dist');
    rmSync(draft, { recursive: true, force: true });
    const { code, output } = await run(process.execPath, [join('platform', 'setup', 'bundle.mjs'), draft]);
    if (code !== 0) throw buildTrouble('the command line', output, log);
    copyMigrations(join(root, 'platform', 'database', 'migrations'), draft);
    publish(
      {
        from: draft,
        to: dist,
        last: ['package.js', 'ibs.js'],
        hashed: (name) => name.startsWith('chunks/'),
        note: join(state, 'cli-retired.json'),
      },
      Date.now(),
    );
    dropForeignMigrations(join(root, 'platform', 'database', 'migrations'), join(dist, 'migrations'));
    return { state: 'ok', said: 'dist/ibs.js' };
  },
};

/** @param {string} root */
function sources(root) {
  const page = join(root, 'server', 'web');
  return ROOMS.flatMap((room) =>
    filesBelow(join(root, room), (name) => /\.(ts|mjs|py|json|sql)$/.test(name)),
  ).filter((file) => !file.startsWith(page));
}

/**
 * @param {string} from
 * @param {string} draft
 */
function copyMigrations(from, draft) {
  mkdirSync(join(draft, 'migrations'), { recursive: true });
  if (existsSync(from)) cpSync(from, join(draft, 'migrations'), { recursive: true });
}

/**
 * A migration that was renamed or withdrawn while it was being written would otherwise be applied for good.
 *
 * @param {string} from
 * @param {string} to
 */
function dropForeignMigrations(from, to) {
  if (!existsSync(from)) return;
  const known = new Set(readdirSync(from));
  for (const name of readdirSync(to)) if (!known.has(name)) rmSync(join(to, name), { recursive: true });
}

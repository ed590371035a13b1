import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, hashOfFiles } from '../fingerprint.mjs';
import { publish } from '../publish.mjs';
import { buildTrouble } from './build-failure.mjs';

/**
 * The page, built by Vite. From outside its folder it takes only types, which leave no trace in it.
 *
 * @type {import('../step.mjs').Step}
 */
export const web = {
  name: 'web',
  after: ['npm'],
  evident: ({ root }) =>
    existsSync(join(root, 'server', 'web', 'index.html'))
      ? undefined
      : { state: 'skipped', said: 'there is no server/web/index.html' },
  key: ({ root }) =>
    hashOfFiles(root, [join(root, 'package-lock.json'), ...filesBelow(join(root, 'server', 'web'))]),
  intact: ({ root }) => existsSync(join(root, 'dist', 'web', 'index.html')),
  async run({ root, state }, run, log) {
    const draft = join(state, 'web-build');
    const vite = join('node_modules', 'vite', 'bin', 'vite.js');
    const { code, output } = await run(process.execPath, [
      vite,
      'build',
      join('server', 'web'),
      '--outDir',
      draft,
      '--emptyOutDir',
    ]);
    if (code !== 0) throw buildTrouble('the page', output, log);
    publish(
      {
        from: draft,
        to: join(root, 'dist', 'web'),
        last: ['index.html'],
        hashed: (name) => name !== 'index.html',
        note: join(state, 'web-retired.json'),
      },
      Date.now(),
    );
    return { state: 'ok', said: 'dist/web' };
  },
};

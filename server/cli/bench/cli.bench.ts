import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bench, type Work } from '../../../platform/bench/bench.js';

export default bench({
  name: 'cli',
  about: 'how long `ibs --help` takes from start to end, as a user of the shell waits for it',
  cases: [
    {
      name: '--help',
      runs: 40,
      project: ({ root }) => start([join(root, 'dist/ibs.js'), '--help']),
      peers: {
        'node -e 0': () => start(['-e', '0']),
        'citty hello --help': ({ folder, peer }) => start([writeHello(folder, peer('citty')), '--help']),
      },
    },
    {
      name: '--version',
      runs: 40,
      project: ({ root }) => start([join(root, 'dist/ibs.js'), '--version']),
      peers: { 'node -e 0': () => start(['-e', '0']) },
    },
  ],
});

/** A process that must end well: one that fails at once would look fast. */
function start(args: readonly string[]): Work {
  return {
    run() {
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${status}: ${stderr}`);
    },
  };
}

/** The smallest program citty makes sense for. */
function writeHello(folder: string, citty: string): string {
  const file = join(folder, 'hello.mjs');
  const entry = pathToFileURL(join(citty, 'dist/index.mjs')).href;
  writeFileSync(
    file,
    `import { defineCommand, runMain } from ${JSON.stringify(entry)};
runMain(defineCommand({
  meta: { name: 'hello', version: '1.0.0', description: 'Says hello' },
  args: { name: { type: 'positional', description: 'Whom', required: false } },
  run: ({ args }) => console.log('hello', args.name),
}));
`,
  );
  return file;
}

import { dirname, join } from 'node:path';
import type { Check } from './check.js';
import { runCommand } from './command.js';

export const types: Check = {
  name: 'types',
  holds: 'TypeScript accepts every file, at its strictest',
  async run(tree) {
    // The page has browser types and a tsconfig.json of its own.
    const configs = tree.files.filter((path) => /(^|\/)tsconfig\.json$/.test(path));
    const problems = [];
    for (const config of configs) {
      const args = [
        join(tree.root, 'node_modules/typescript/bin/tsc'),
        '-p',
        join(tree.root, config),
        '--pretty',
        'false',
      ];
      const { code, output } = await runCommand(process.execPath, args, {
        cwd: join(tree.root, dirname(config)),
      });
      if (code !== 0) problems.push(...output.trim().split('\n'));
    }
    return { problems };
  },
};

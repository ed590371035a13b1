import { join } from 'node:path';
import type { Check } from './check.js';
import { runCommand } from './command.js';

export const lint: Check = {
  name: 'lint',
  holds: 'Biome finds nothing to format and nothing to warn of',
  async run(tree) {
    const args = [
      join(tree.root, 'node_modules/@biomejs/biome/bin/biome'),
      'check',
      '--error-on-warnings',
      '--colors=off',
      '--max-diagnostics=50',
      '.',
    ];
    const { code, output } = await runCommand(process.execPath, args, { cwd: tree.root });
    return { problems: code === 0 ? [] : [output.trim()] };
  },
};

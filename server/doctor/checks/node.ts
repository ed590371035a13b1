import type { Check } from '../check.js';
import { inNodeRange } from '../node-range.js';

export const node: Check = {
  id: 'node',
  title: 'Node.js',
  async look(app) {
    const version = process.versions.node;
    const found = `${version} on ${process.platform} ${process.arch}`;
    if (inNodeRange(version, app.engines)) return { status: 'ok', found };
    return {
      status: 'broken',
      found: `${found}, but this program needs ${app.engines}`,
      mend: 'Install a Node.js of that range, then run `npm run setup`.',
    };
  },
};
